import { createHash } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';

// The least that can answer a list page with the server's own statements: a route, a pool, JSON.stringify.

const SESSION = /(?:^|; )groundswell_session=([^;]*)/;
const url = process.env['BENCH_DATABASE_URL'];
const [access, page, rows]: string[] = JSON.parse(process.env['BENCH_STATEMENTS'] ?? '[]');
if (access === undefined || page === undefined || rows === undefined)
  throw new Error('three statements are needed');
const pool = new pg.Pool({ connectionString: url, max: 10 });

/** As the server pads it, so that both have the same plan. */
const padded = (hash: string): (string | null)[] => [hash, ...Array.from({ length: 19 }, () => null)];

const run = (name: string, text: string, values: unknown[]): Promise<pg.QueryResult> =>
  pool.query({ name, text, values });

const app = fastify();
app.get('/ideas', async (request, reply) => {
  const secret = SESSION.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const hash = createHash('sha256').update(secret).digest('hex');
  const viewer = (await run('access', access, [padded(hash)])).rows[0];
  const keys = (await run('page', page, [viewer.board_ids, 21])).rows;
  const shown = keys.slice(0, 20).map(({ id }) => id);
  const { rows: found } = await run('rows', rows, [shown, shown.map(() => viewer.member_id)]);
  const byId = new Map(found.map((row) => [row.id, row]));
  const nodes = shown.map((id) => {
    const idea = byId.get(id);
    return {
      id: idea.id,
      number: idea.id,
      slug: idea.title,
      title: idea.title,
      excerpt: idea.excerpt,
      tags: idea.tags,
      points: (idea.promote_count - idea.demote_count) * idea.points_per_vote,
      commentCount: idea.comment_count,
      createdAt: idea.created_at,
      isOpen: idea.moderation === 'VISIBLE',
      viewerVote: idea.viewer_direction,
      board: { id: idea.board_id, slug: idea.board_slug, name: idea.board_name },
      author: { id: idea.member_id, handle: idea.member_handle, displayName: idea.member_display_name },
      status: {
        key: idea.status_key,
        name: idea.status_name,
        stage: idea.status_stage,
        color: idea.status_color,
      },
    };
  });
  const pageInfo = { hasNextPage: keys.length > 20, endCursor: keys[19]?.key };
  reply.type('application/json');
  return JSON.stringify({ data: { ideas: { nodes, pageInfo } } });
});
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
