import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { DomainEvents } from '../src/events/domain-events.js';
import { administer, auditOf } from './support/administration.js';
import { Adopting } from './support/adoptions.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, team, type Person } from './support/factories.js';
import { ask } from './support/graphql.js';

describe('teams and roles, by an administrator', () => {
  let world: TestApp;
  let root: Person;
  let ann: Person;
  let bob: Person;
  let banned: Person;

  const run = (name: string, input: Record<string, unknown>, who: Person = root) =>
    administer(world, who, name, input);
  const membersOf = async (slug: string): Promise<string[]> =>
    (
      await ask(world, 'query ($slug: String!) { team(slug: $slug) { members { nodes { handle } } } }', {
        slug,
      })
    ).data.team.members.nodes.map(({ handle }: { handle: string }) => handle);
  const roleOf = async (who: Person): Promise<string> =>
    (
      await ask(world, 'query ($handle: String!) { member(handle: $handle) { role } }', {
        handle: who.handle,
      })
    ).data.member.role;

  beforeAll(async () => {
    world = await startTestApp();
    root = await person(world.db, 'Root', 'ADMIN');
    [ann, bob, banned] = [
      await person(world.db, 'Ann'),
      await person(world.db, 'Bob'),
      await person(world.db, 'Banned'),
    ];
    await world.db.query(`UPDATE members SET banned_at = now(), ban_reason = 'spam' WHERE id = $1`, [
      banned.id,
    ]);
  });
  afterAll(() => world.stop());

  it('make a team with its people, who have its rights at their next request', async () => {
    const { payload } = await run('createTeam', {
      slug: 'riders',
      name: 'Riders',
      memberIds: [ann.nodeId, ann.nodeId],
    });
    expect(payload?.['team']).toMatchObject({
      slug: 'riders',
      name: 'Riders',
      members: { nodes: [{ handle: ann.handle }], totalCount: 1 },
    });
    const teamId = encodeId(
      'Team',
      (await world.db.query<{ id: number }>(`SELECT id FROM teams WHERE slug = 'riders'`))[0]?.id ?? 0,
    );
    await board(world.db, 'riding', {
      team: (await world.db.query<{ id: number }>(`SELECT id FROM teams WHERE slug = 'riders'`))[0]?.id ?? 0,
      visibility: 'TEAMS',
    });
    const readable = async (who: Person) =>
      (await ask(world, '{ board(slug: "riding") { slug } }', {}, who)).data.board;
    expect([await readable(ann), await readable(bob)]).toEqual([{ slug: 'riding' }, null]);
    await run('updateTeam', { teamId, memberIds: [bob.nodeId] });
    expect([await readable(ann), await readable(bob)]).toEqual([null, { slug: 'riding' }]);
    expect(await membersOf('riders')).toEqual([bob.handle]);
    await run('updateTeam', { teamId, name: 'The riders' });
    expect(await membersOf('riders')).toEqual([bob.handle]);
    expect(await auditOf(world, 'team.memberAdded')).toMatchObject([
      { actor_id: root.id, subject_id: bob.id, details: { team: 'Riders' } },
      { actor_id: root.id, subject_id: ann.id },
    ]);
    expect((await auditOf(world, 'team.memberRemoved')).map(({ subject_id }) => subject_id)).toEqual([
      ann.id,
    ]);
    const [renamed, moved] = await auditOf(world, 'team.updated');
    expect(moved?.details).toEqual({ name: 'Riders', added: 1, removed: 1 });
    expect(renamed?.details).toEqual({ name: 'The riders', added: 0, removed: 0 });
  });

  it('refuse a taken name, strangers to the community, the banned and crowds', async () => {
    const input = { slug: 'refused', name: 'Refused' };
    expect((await run('createTeam', { ...input, slug: 'riders' })).refused).toEqual([['TAKEN', ['slug']]]);
    expect(
      (await run('createTeam', { ...input, memberIds: [ann.nodeId, encodeId('Member', 99_999)] })).refused,
    ).toEqual([['NOT_FOUND', ['memberIds', '1']]]);
    const withBanned = await run('createTeam', { ...input, memberIds: [banned.nodeId] });
    expect(withBanned.refused).toEqual([['INVALID', ['memberIds', '0']]]);
    expect(withBanned.messages[0]).toContain(`@${banned.handle}`);
    const crowd = Array.from({ length: 501 }, (_, i) => encodeId('Member', i + 1));
    expect((await run('createTeam', { ...input, memberIds: crowd })).refused).toEqual([
      ['TOO_MANY', ['memberIds']],
    ]);
    expect((await run('createTeam', { ...input, name: ' ' })).refused).toEqual([['REQUIRED', ['name']]]);
    const twice = await Promise.all([1, 2].map(() => run('createTeam', { slug: 'twice', name: 'Twice' })));
    expect(twice.map(({ refused }) => refused.length).toSorted()).toEqual([0, 1]);
  });

  it('who was banned since stays in a team until somebody takes them out', async () => {
    const id = await team(world.db, 'with-banned', banned);
    const teamId = encodeId('Team', id);
    expect((await run('updateTeam', { teamId, memberIds: [banned.nodeId, ann.nodeId] })).refused).toEqual([]);
    expect((await run('updateTeam', { teamId, memberIds: [] })).refused).toEqual([]);
    expect(await membersOf('with-banned')).toEqual([]);
  });

  it('delete a team only when it owns nothing and has promised nothing', async () => {
    const id = await team(world.db, 'owners', bob);
    const on = await board(world.db, 'owned', { team: id });
    const nodeId = encodeId('Team', id);
    const { refused, messages } = await run('deleteTeam', { id: nodeId });
    expect([refused, messages[0]]).toEqual([[['IN_USE', ['id']]], expect.stringContaining('1 board')]);
    const one = await idea(world.db, on, ann, 'Adopted one');
    await new Adopting(world).adopt(bob, id, [one]);
    await run('updateBoard', { boardId: on.nodeId, teamIds: null });
    const promised = (await run('deleteTeam', { id: nodeId })).messages[0];
    expect(promised).toContain('1 adoption');
    expect(promised).not.toContain('Give the boards');
    const free = encodeId('Team', await team(world.db, 'free', ann));
    expect((await run('deleteTeam', { id: free })).payload).toMatchObject({ deletedId: free });
    expect((await run('deleteTeam', { id: free })).refused).toEqual([['NOT_FOUND', ['id']]]);
    expect(await auditOf(world, 'team.deleted')).toMatchObject([{ details: { slug: 'free' } }]);
  });

  it('delete a team only after what it was to look after is nobody’s', async () => {
    const id = await team(world.db, 'leaving', bob);
    const [one, other] = [
      await idea(world.db, await board(world.db, 'left'), bob, 'Of the team'),
      await idea(world.db, await board(world.db, 'right'), bob, 'Of the same'),
    ];
    await world.db.query('UPDATE ideas SET team_id = $1 WHERE id IN ($2, $3)', [id, one.id, other.id]);
    const told: number[] = [];
    world.app.get(DomainEvents, { strict: false }).onWithin('ideas.changed', ({ ideaIds }) => {
      told.push(...ideaIds);
      return Promise.resolve();
    });
    expect((await run('deleteTeam', { id: encodeId('Team', id) })).refused).toEqual([]);
    expect(told).toEqual([one.id, other.id]);
    expect(
      await world.db.query('SELECT team_id, triage_version FROM ideas WHERE id IN ($1, $2)', [
        one.id,
        other.id,
      ]),
    ).toEqual([2, 2].map((version) => ({ team_id: null, triage_version: version })));
  });

  it('list teams with their people in the same number of statements, however many there are', async () => {
    const cost = async () => {
      const [query, queryOnce] = [jest.spyOn(world.db, 'query'), jest.spyOn(world.db, 'queryOnce')];
      const { data } = await ask(
        world,
        '{ teams { slug members(first: 5) { nodes { handle } totalCount } boards { slug } } }',
        {},
        root,
      );
      const statements = query.mock.calls.length + queryOnce.mock.calls.length;
      query.mockRestore();
      queryOnce.mockRestore();
      return { statements, teams: data.teams };
    };
    const before = await cost();
    const crowd: Person[] = [];
    for (const name of ['P', 'Q', 'R', 'S', 'T', 'U']) crowd.push(await person(world.db, name));
    await team(world.db, 'crowd', ...crowd);
    await team(world.db, 'nobody');
    const after = await cost();
    expect(after.statements).toBe(before.statements);
    const bySlug = (slug: string) => after.teams.find((one: { slug: string }) => one.slug === slug).members;
    expect(bySlug('crowd')).toEqual({
      nodes: crowd.slice(0, 5).map(({ handle }) => ({ handle })),
      totalCount: 6,
    });
    expect(bySlug('nobody')).toEqual({ nodes: [], totalCount: 0 });
  });

  it('give a role that holds from the next request of an open session on', async () => {
    const mayList = async (who: Person) =>
      (await ask(world, '{ members(first: 1) { totalCount } }', {}, who)).errors.length === 0;
    expect(await mayList(ann)).toBe(false);
    const { payload } = await run('setMemberRole', { memberId: ann.nodeId, role: 'MODERATOR' });
    expect(payload?.['member']).toMatchObject({ role: 'MODERATOR' });
    expect(await mayList(ann)).toBe(true);
    await run('setMemberRole', { memberId: ann.nodeId, role: 'MEMBER' });
    expect(await mayList(ann)).toBe(false);
    expect((await auditOf(world, 'member.roleChanged')).map(({ details }) => details['role'])).toEqual([
      'MEMBER',
      'MODERATOR',
    ]);
    await run('setMemberRole', { memberId: ann.nodeId, role: 'MEMBER' });
    expect((await auditOf(world, 'member.roleChanged')).length).toBe(2);
  });

  it('give no role to the banned and to those who never signed up, nor to nobody', async () => {
    expect((await run('setMemberRole', { memberId: banned.nodeId, role: 'ADMIN' })).refused).toEqual([
      ['INVALID', ['memberId']],
    ]);
    const [imported] = await world.db.query<{ id: number }>(
      `INSERT INTO members (handle, display_name) VALUES ('imported', 'Imported') RETURNING id`,
    );
    expect(
      (await run('setMemberRole', { memberId: encodeId('Member', imported?.id ?? 0), role: 'MODERATOR' }))
        .refused,
    ).toEqual([['INVALID', ['memberId']]]);
    expect(
      (await run('setMemberRole', { memberId: encodeId('Member', 99_999), role: 'MODERATOR' })).refused,
    ).toEqual([['NOT_FOUND', ['memberId']]]);
  });

  it('leave one administrator, also when two take each other’s role at once', async () => {
    const { refused, messages } = await run('setMemberRole', { memberId: root.nodeId, role: 'MEMBER' });
    expect([refused, messages]).toEqual([
      [['IN_USE', ['role']]],
      ['This is the last administrator. Make somebody else one first.'],
    ]);
    await run('setMemberRole', { memberId: bob.nodeId, role: 'ADMIN' });
    const answers = await Promise.all([
      run('setMemberRole', { memberId: bob.nodeId, role: 'MEMBER' }, root),
      run('setMemberRole', { memberId: root.nodeId, role: 'MEMBER' }, bob),
    ]);
    expect(answers.map(({ refused: why }) => why.length).toSorted()).toEqual([0, 1]);
    expect([await roleOf(root), await roleOf(bob)].toSorted()).toEqual(['ADMIN', 'MEMBER']);
  });
});
