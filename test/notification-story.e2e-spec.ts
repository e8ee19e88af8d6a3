import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArchiveIdleIdeas } from '../src/modules/archiving/archive-idle-ideas.js';
import { DAY } from '../src/common/time/clock.js';
import { Adopting } from './support/adoptions.js';
import { startTestApp, type TestApp } from './support/app.js';
import { comment, mutate } from './support/discussion.js';
import {
  board,
  idea,
  person,
  team,
  type Person,
  type TestBoard,
  type TestIdea,
} from './support/factories.js';
import { ask } from './support/graphql.js';
import { settleJobs, skipTime } from './support/jobs.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';
import { Notices } from './support/notices.js';

const MINUTE = 60_000;

/** Everything over the API, as people do it. */
describe('the way of an idea, as those who backed it hear of it', () => {
  let mailbox: Mailbox;
  let world: TestApp;
  let notices: Notices;
  let maker: Person;
  let teamId: number;
  let open: TestBoard;

  beforeAll(async () => {
    mailbox = await startMailbox();
    world = await startTestApp({ jobs: true, env: { SMTP_URL: mailbox.smtpUrl } });
    notices = new Notices(world);
    maker = await person(world.db, 'Maker');
    teamId = await team(world.db, 'makers', maker);
    open = await board(world.db, 'open', { team: teamId });
  });
  afterAll(async () => {
    await world.stop();
    await mailbox.stop();
  });

  const settle = async (milliseconds = 0): Promise<void> => {
    await settleJobs(world.db);
    if (milliseconds > 0) await skipTime(world.db, milliseconds);
    await settleJobs(world.db);
  };
  const submit = async (who: Person, title: string): Promise<TestIdea> => {
    const { data } = await ask(
      world,
      'mutation ($i: SubmitIdeaInput!) { it: submitIdea(input: $i) { idea { id number } } }',
      { i: { boardId: open.nodeId, title, body: '' } },
      who,
    );
    return { id: data.it.idea.number, nodeId: data.it.idea.id };
  };
  const change = async (on: TestIdea, statusKey: string, response: string): Promise<string> => {
    const { data } = await mutate(
      world,
      maker,
      'changeIdeaStatus',
      { ideaIds: [on.nodeId], statusKey, response },
      'ideas { history(first: 1) { nodes { id } } }',
    );
    return data.it.ideas[0].history.nodes[0].id;
  };

  it('goes from the first answer to the delivery', async () => {
    const [ada, ben, cleo, dan] = [
      await person(world.db, 'Ada'),
      await person(world.db, 'Ben'),
      await person(world.db, 'Cleo'),
      await person(world.db, 'Dan'),
    ];
    const racks = await submit(ada, 'Bicycle racks');
    const twin = await submit(ben, 'Racks for bicycles');
    await notices.vote(cleo, twin);
    await settle();
    expect(await notices.kindsOf(maker)).toEqual([`IDEA_SUBMITTED ${twin.id}`, `IDEA_SUBMITTED ${racks.id}`]);

    const slip = await change(racks, 'not-planned', 'No.');
    await mutate(world, maker, 'undoStatusChange', { statusChangeIds: [slip] }, 'ideas { id }');
    await change(racks, 'under-review', 'We look at it.');
    await settle(MINUTE);
    expect((await notices.of(ada)).map(({ text }) => text)).toEqual([
      '“Bicycle racks” is now “Under review”, with an official answer.',
    ]);

    await mutate(
      world,
      maker,
      'mergeIdeas',
      { targetId: racks.nodeId, sourceIds: [twin.nodeId] },
      'target { id }',
    );
    const roof = await comment(world, dan, racks, `With a roof, @${ben.handle}.`);
    await mutate(world, ada, 'acceptExtension', { commentId: roof.nodeId });
    await settle();
    const adopting = new Adopting(world);
    const adoptionId = await adopting.adopt(maker, teamId, [racks]);
    await settle();
    await adopting.post(maker, adoptionId, 'The first ten stand.');
    await settle();
    await adopting.mutate(maker, 'deliverAdoption', {
      adoptionId,
      outcome: 'FULL',
      response: 'All of them.',
    });
    await settle();

    const toBackers = ['DELIVERED', 'ADOPTION_UPDATED', 'ADOPTED'].map((kind) => `${kind} ${racks.id}`);
    expect(await notices.kindsOf(ada)).toEqual([
      ...toBackers,
      `COMMENTED ${racks.id}`,
      `STATUS_CHANGED ${racks.id}`,
    ]);
    expect(await notices.kindsOf(ben)).toEqual([...toBackers, `MENTIONED ${racks.id}`, `MERGED ${twin.id}`]);
    expect(await notices.kindsOf(cleo)).toEqual([...toBackers, `COMMENTED ${racks.id}`, `MERGED ${twin.id}`]);
    expect(await notices.kindsOf(dan)).toEqual([`EXTENSION_ACCEPTED ${racks.id}`]);
    const subjects = ({ handle }: Person) =>
      mailbox
        .all()
        .filter(({ to }) => to === `${handle}@example.test`)
        .map(({ subject }) => subject);
    expect(subjects(cleo)).toEqual([
      '“Racks for bicycles” was merged into “Bicycle racks”; your support counts there.',
      'Dan commented on “Bicycle racks”.',
      'makers has taken on “Bicycle racks”.',
      'makers reports progress on “Bicycle racks”.',
      'makers has delivered “Bicycle racks”.',
    ]);
    expect(subjects(maker)).toEqual([]);
  });

  it('tells an author of each idea that will be archived, though one job finds them all', async () => {
    const eve = await person(world.db, 'Eve');
    const idle = [await idea(world.db, open, eve, 'Idle'), await idea(world.db, open, eve, 'Idle, too')];
    const job = world.app.get(ArchiveIdleIdeas, { strict: false });
    await job.run(new Date(Date.now() + 175 * DAY));
    await settle();
    const expected = (kind: string) => idle.map(({ id }) => `${kind} ${id}`).toSorted();
    expect((await notices.kindsOf(eve)).toSorted()).toEqual(expected('ARCHIVE_NOTICE'));
    await job.run(new Date(Date.now() + 183 * DAY));
    await settle();
    expect((await notices.kindsOf(eve)).toSorted()).toEqual([
      ...expected('ARCHIVED'),
      ...expected('ARCHIVE_NOTICE'),
    ]);
  });
});
