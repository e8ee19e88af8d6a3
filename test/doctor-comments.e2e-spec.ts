import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { comment, mutate, type TestComment } from './support/discussion.js';
import { board, idea, person, team, type TestIdea } from './support/factories.js';

describe('the doctor on discussions', () => {
  let world: TestApp;
  let one: TestIdea;
  let first: TestComment;
  let reply: TestComment;

  beforeAll(async () => {
    world = await startTestApp();
    const [ann, bob, dev] = [
      await person(world.db, 'Ann'),
      await person(world.db, 'Bob'),
      await person(world.db, 'Dev'),
    ];
    const open = await board(world.db, 'open', { team: await team(world.db, 'makers', dev) });
    one = await idea(world.db, open, ann, 'Well discussed');
    first = await comment(world, bob, one, 'First', { idempotencyKey: 'once' });
    reply = await comment(world, ann, one, 'A reply', { parent: first });
    const gone = await comment(world, bob, one, 'Gone');
    const note = await comment(world, dev, one, 'A note', { internal: true });
    await comment(world, dev, one, 'Another', { parent: note });
    await mutate(world, ann, 'likeComment', { commentId: first.nodeId });
    await mutate(world, bob, 'deleteComment', { commentId: gone.nodeId }, 'deletedId');
    await mutate(world, dev, 'deleteComment', { commentId: note.nodeId }, 'deletedId');
  });
  afterAll(() => world.stop());

  it('finds nothing where everything came about by the API', async () => {
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('finds each count that is wrong, a thread that is too deep, and a key for nothing', async () => {
    await world.db.query('UPDATE ideas SET comment_count = 9, internal_note_count = 5 WHERE id = $1', [
      one.id,
    ]);
    await world.db.query('UPDATE comments SET like_count = 7 WHERE id = $1', [first.id]);
    await world.db.query(
      'INSERT INTO comments (idea_id, author_id, parent_id, body) SELECT idea_id, author_id, id, body FROM comments WHERE id = $1',
      [reply.id],
    );
    await world.db.query(`UPDATE idempotency_keys SET result_id = 99999 WHERE mutation = 'addComment'`);
    const found = (await differencesIn(world.db)).map(
      ({ table, id, column, stored, recomputed }) => `${table} ${id} ${column}: ${stored}, ${recomputed}`,
    );
    expect(found.toSorted()).toEqual([
      expect.stringMatching(new RegExp(`^comments \\d+ parent_id: ${reply.id}, ${first.id}$`)),
      `comments ${first.id} like_count: 7, 1`,
      expect.stringMatching(/^idea_counters .* comments: 2, 9$/),
      `ideas ${one.id} comment_count: 9, 3`,
      `ideas ${one.id} internal_note_count: 5, 1`,
      expect.stringMatching(/^idempotency_keys .* result_id: 99999, nothing$/),
    ]);
  });
});
