import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE } from '../src/common/time/clock.js';
import { DomainEvents } from '../src/events/domain-events.js';
import { AwardBadges } from '../src/modules/reputation/award-badges.js';
import '../src/modules/reputation/badge.events.js';
import { RecountReputation } from '../src/modules/reputation/recount-reputation.js';
import { reputationChecks } from '../src/modules/doctor/reputation.check.js';
import { WithdrawAllVotes } from '../src/modules/votes/withdraw-all-votes.js';
import { startTestApp, type TestApp } from './support/app.js';
import { Adopting } from './support/adoptions.js';
import { differencesIn } from './support/database.js';
import { comment, mutate, type TestComment } from './support/discussion.js';
import { board, idea, person, team, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';
import { vote } from './support/merging.js';
import { moderate } from './support/moderation.js';

describe('levels and badges', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let cem: Person;
  let admin: Person;
  let open: TestBoard;
  let makers: number;
  let told: string[];

  beforeAll(async () => {
    world = await startTestApp();
    world.app.get(DomainEvents).onAfter('badge.awarded', ({ memberId, badgeKey }) => {
      told.push(`${memberId} ${badgeKey}`);
    });
    admin = await person(world.db, 'Admin', 'ADMIN');
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    told = [];
    await world.db.query('DELETE FROM badge_checks');
    [ann, bob, cem] = [
      await person(world.db, 'Ann'),
      await person(world.db, 'Bob'),
      await person(world.db, 'Cem'),
    ];
    makers = await team(world.db, `makers-${ann.id}`, cem);
    open = await board(world.db, `open-${ann.id}`, { team: makers });
  });

  const badges = async (who: Person, headers = {}): Promise<{ key: string; name: string }[]> => {
    const text = 'query ($h: String!) { member(handle: $h) { badges { key name description awardedAt } } }';
    return (await ask(world, text, { h: who.handle }, headers)).data.member.badges;
  };
  const keys = async (who: Person): Promise<string[]> => (await badges(who)).map(({ key }) => key).toSorted();
  /** As the job does, so many minutes from now. */
  const later = (minutes: number) =>
    world.app.get(AwardBadges, { strict: false }).awardDue(new Date(Date.now() + minutes * MINUTE));
  const submit = async (who: Person, on = open) => {
    const text = `mutation ($i: SubmitIdeaInput!) { submitIdea(input: $i) { idea { id number } userErrors { code } } }`;
    const { data } = await ask(world, text, { i: { boardId: on.nodeId, title: 'Some idea', body: '' } }, who);
    return { id: data.submitIdea.idea.number, nodeId: data.submitIdea.idea.id };
  };
  const badge = (who: Person | null, input: object) =>
    ask(
      world,
      `mutation ($input: UpdateBadgeInput!) { it: updateBadge(input: $input) {
         badge { key name description threshold rule awardedCount enabled } userErrors { code field } } }`,
      { input },
      who ?? {},
    );
  const levels = (who: Person, input: object[], headers = {}) =>
    ask(
      world,
      `mutation ($levels: [LevelInput!]!) { it: updateLevels(input: { levels: $levels }) { levels { name from } userErrors { code field } } }`,
      { levels: input },
      { ...who, ...headers },
    );

  it('are awarded once, some minutes after what earned them, and told', async () => {
    await submit(ann);
    await later(1);
    expect(await keys(ann)).toEqual([]);
    await later(3);
    expect(await keys(ann)).toEqual(['first-idea']);
    await submit(ann);
    await later(3);
    expect(told).toEqual([`${ann.id} first-idea`]);
  });

  it('are not awarded for what was undone meanwhile, and kept when it is later', async () => {
    const [first, inner] = [
      await submit(ann),
      await board(world.db, `inner-${ann.id}`, { visibility: 'MEMBERS' }),
    ];
    await submit(bob, inner);
    const remove = (nodeId: string) =>
      ask(
        world,
        'mutation ($i: DeleteIdeaInput!) { deleteIdea(input: $i) { deletedId } }',
        { i: { ideaId: nodeId } },
        ann,
      );
    await remove(first.nodeId);
    await later(3);
    expect([await keys(ann), await keys(bob)]).toEqual([[], []]);
    const second = await submit(ann);
    await later(3);
    await remove(second.nodeId);
    await later(6);
    expect(await keys(ann)).toEqual(['first-idea']);
  });

  it('thank for extensions, adoption, delivery and early support', async () => {
    const one = await submit(ann);
    const said = await comment(world, bob, one, 'With a roof');
    await mutate(world, ann, 'acceptExtension', { commentId: said.nodeId });
    const crowd: Person[] = [];
    for (let i = 0; i < 11; i++) {
      const who = await person(world.db, `Fan${i}`);
      crowd.push(who);
      await vote(world, who, one);
    }
    const adopting = new Adopting(world);
    const adoptionId = await adopting.adopt(cem, makers, [one]);
    await later(3);
    expect([await keys(ann), await keys(bob)]).toEqual([['first-adoption', 'first-idea'], ['extension']]);
    await adopting.mutate(cem, 'deliverAdoption', { adoptionId, outcome: 'FULL', response: 'There it is.' });
    await later(3);
    expect(await keys(ann)).toEqual(['first-adoption', 'first-delivery', 'first-idea']);
    expect(await keys(crowd[9]!)).toEqual(['early-supporter']);
    expect(await keys(crowd[10]!)).toEqual([]);
  });

  /** Nobody waits to be looked at, and nothing is earned that was not awarded. */
  const settle = async (): Promise<void> => {
    await later(30);
    expect(await differencesIn(world.db, reputationChecks)).toEqual([]);
  };

  it('come to everybody on a board that becomes public, and on an idea that moves to one', async () => {
    const inner = await board(world.db, `inner-${ann.id}`, { visibility: 'MEMBERS', team: makers });
    const [moved] = [await submit(ann, inner), await submit(bob, inner)];
    await settle();
    await ask(
      world,
      'mutation ($i: MoveIdeaInput!) { moveIdea(input: $i) { userErrors { code } } }',
      { i: { ideaId: moved.nodeId, boardId: open.nodeId } },
      cem,
    );
    await settle();
    expect([await keys(ann), await keys(bob)]).toEqual([['first-idea'], []]);
    await world.db.query(`UPDATE boards SET visibility = 'PUBLIC' WHERE id = $1`, [inner.id]);
    await world.app.get(RecountReputation, { strict: false }).recountBoard({ boardId: inner.id, after: 0 });
    await settle();
    expect(await keys(bob)).toEqual(['first-idea']);
    expect(told).toEqual([`${ann.id} first-idea`, `${bob.id} first-idea`]);
  });

  it('come to who moves up among the early supporters, and on what is shown again', async () => {
    const one = await submit(ann);
    const crowd: Person[] = [];
    for (let i = 0; i < 11; i++) {
      const who = await person(world.db, `Fan${i}`);
      crowd.push(who);
      await vote(world, who, one);
    }
    const said = await comment(world, bob, one, 'With a roof');
    await mutate(world, ann, 'acceptExtension', { commentId: said.nodeId });
    await moderate(world, admin, 'HIDE', [one]);
    await settle();
    expect(await keys(bob)).toEqual([]);
    await moderate(world, admin, 'RESTORE', [one]);
    await settle();
    expect(await keys(bob)).toEqual(['extension']);
    const adopting = new Adopting(world);
    const adoptionId = await adopting.adopt(cem, makers, [one]);
    await adopting.mutate(cem, 'deliverAdoption', { adoptionId, outcome: 'FULL', response: 'There it is.' });
    await settle();
    expect(await keys(crowd[10]!)).toEqual([]);
    while (await world.app.get(WithdrawAllVotes, { strict: false }).next(crowd[3]!.id)) continue;
    await settle();
    expect(await keys(crowd[10]!)).toEqual(['early-supporter']);
  });

  it('wait two minutes from the latest deed, but ten at most', async () => {
    await submit(ann);
    const age = (minutes: number) =>
      world.db.query(
        'UPDATE badge_checks SET first_at = first_at - make_interval(mins => $1), due_at = due_at - make_interval(mins => $1)',
        [minutes],
      );
    await age(1);
    await submit(ann);
    await later(1.5);
    expect(await keys(ann)).toEqual([]);
    await age(8);
    await submit(ann);
    await later(1.5);
    expect(await keys(ann)).toEqual(['first-idea']);
  });

  it('are gone through anew only where somebody may have one by now, and leave the latest deeds their time', async () => {
    const waits = () => world.db.query('SELECT 1 FROM reputation_backfill');
    await badge(admin, { key: 'storm', name: 'Out of the storm', threshold: 1, enabled: true });
    await badge(admin, { key: 'storm', threshold: 4 });
    expect(await waits()).toEqual([]);
    await submit(ann);
    await badge(admin, { key: 'storm', threshold: 1 });
    expect(await waits()).toHaveLength(1);
    await world.app.get(RecountReputation, { strict: false }).backfill();
    expect(await keys(ann)).toEqual([]);
    await later(3);
    expect(told).toEqual([`${ann.id} first-idea`]);
    await badge(admin, { key: 'storm', name: 'In the storm' });
  });

  it('reward ten comments that others like, or as many as administrators say', async () => {
    const said: TestComment[] = [];
    for (let i = 0; i < 3; i++)
      said.push(await comment(world, bob, await idea(world.db, open, ann, `Idea ${i}`), 'Hear, hear'));
    for (const { nodeId } of said) await mutate(world, ann, 'likeComment', { commentId: nodeId });
    await later(3);
    expect(await keys(bob)).toEqual([]);
    const { data } = await badge(admin, { key: 'liked-comments', threshold: 3 });
    expect(data.it.badge).toMatchObject({
      threshold: 3,
      rule: '3 comments liked by others',
      awardedCount: 0,
    });
    await world.app.get(RecountReputation, { strict: false }).backfill();
    expect(await keys(bob)).toEqual(['liked-comments']);
    expect(told.filter((line) => line.startsWith(`${bob.id} `))).toEqual([]);
    await badge(admin, { key: 'liked-comments', threshold: 10 });
    expect(await keys(bob)).toEqual(['liked-comments']);
  });

  it('are no more awarded once switched off, and then shown to administrators only', async () => {
    await badge(admin, { key: 'first-idea', enabled: false });
    await submit(ann);
    await later(3);
    expect(await keys(ann)).toEqual([]);
    const listed = async (who: Person) =>
      (await ask(world, '{ badges { key } }', {}, who)).data.badges.map(({ key }: { key: string }) => key);
    expect(await listed(ann)).not.toContain('first-idea');
    expect(await listed(admin)).toContain('first-idea');
    await badge(admin, { key: 'first-idea', enabled: true });
    await world.app.get(RecountReputation, { strict: false }).backfill();
    expect(await keys(ann)).toEqual(['first-idea']);
  });

  it('speak the reader’s language until somebody renames them', async () => {
    await submit(ann);
    await later(3);
    const russian = { ...ann, headers: { 'accept-language': 'ru' } };
    expect((await badges(ann, russian))[0]).toMatchObject({ name: 'Первая идея' });
    await badge(admin, { key: 'first-idea', name: 'The spark' });
    expect((await badges(ann, russian))[0]).toMatchObject({
      name: 'The spark',
      description: 'Предложена идея',
    });
    await badge(admin, { key: 'first-idea', name: 'First idea' });
    expect((await badges(ann, russian))[0]).toMatchObject({ name: 'Первая идея' });
    // Saved from a page in Russian, unchanged, it is still the default.
    await levels(
      admin,
      [
        { name: 'Новичок', from: 0 },
        { name: 'Old hand', from: 10 },
      ],
      { headers: { 'accept-language': 'ru' } },
    );
    const { data } = await ask(world, '{ levels { name from } }', {}, ann);
    expect(data.levels).toEqual([
      { name: 'Newcomer', from: 0 },
      { name: 'Old hand', from: 10 },
    ]);
  });

  it('refuse what can’t be, naming the field, and change nothing', async () => {
    const refusals = async (
      answer: Promise<{ data: { it: { userErrors: { code: string; field: string[] }[] } } }>,
    ) => (await answer).data.it.userErrors.map(({ code, field }) => `${code} ${field.join('.')}`);
    const before = (await ask(world, '{ levels { name from } badges { key name threshold } }')).data;
    const at = (from: number, name = 'Some') => ({ name, from });
    expect(await refusals(levels(admin, []))).toEqual(['REQUIRED levels']);
    expect(await refusals(levels(admin, [at(5)]))).toEqual(['INVALID levels.0.from']);
    expect(await refusals(levels(admin, [at(0), at(7), at(7)]))).toEqual(['TAKEN levels.2.from']);
    expect(await refusals(levels(admin, [at(0), at(-1)]))).toEqual(['INVALID levels.1.from']);
    expect(await refusals(levels(admin, [at(0, ' ')]))).toEqual(['REQUIRED levels.0.name']);
    expect(
      await refusals(
        levels(
          admin,
          Array.from({ length: 21 }, (_, i) => at(i)),
        ),
      ),
    ).toEqual(['TOO_MANY levels']);
    expect(await refusals(badge(admin, { key: 'none' }))).toEqual(['NOT_FOUND key']);
    expect(await refusals(badge(admin, { key: '\0' }))).toEqual(['INVALID key']);
    expect(await refusals(badge(admin, { key: 'storm', threshold: 0 }))).toEqual(['INVALID threshold']);
    expect(await refusals(badge(admin, { key: 'storm', name: 'x'.repeat(41) }))).toEqual(['TOO_LONG name']);
    expect((await ask(world, '{ levels { name from } badges { key name threshold } }')).data).toEqual(before);
  });

  it('are recorded in the audit log', async () => {
    await badge(admin, { key: 'storm', description: 'Came in from the rain' });
    const [row] = await world.db.query(
      'SELECT action, actor_id, details FROM audit_events ORDER BY id DESC LIMIT 1',
    );
    expect(row).toEqual({ action: 'badge.updated', actor_id: admin.id, details: { badge: 'In the storm' } });
  });
});
