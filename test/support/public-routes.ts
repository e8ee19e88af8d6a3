import type { TestApp } from './app.js';
import type { Person, TestBoard, TestIdea } from './factories.js';
import { ask } from './graphql.js';

/** What may be looked at through a route. */
export interface Scene {
  world: TestApp;
  board: TestBoard;
  idea: TestIdea;
  /** Words of what nobody may learn, as somebody would search for it. */
  words: string;
  /** Who wrote it. */
  insider: Person;
}

/** All that a route answers to somebody, null being a visitor: text to be searched, and compared with what it was. */
export type PublicRoute = (scene: Scene, who: Person | null) => Promise<string>;

const graphql =
  (query: string, variables: (scene: Scene) => Record<string, unknown>): PublicRoute =>
  async (scene, who) => {
    const { data, errors } = await ask(scene.world, query, variables(scene), who ?? {});
    return JSON.stringify({ data, errors }, null, 1);
  };

const page =
  (path: (scene: Scene) => string): PublicRoute =>
  async (scene, who) => {
    const response = await fetch(`${scene.world.url}${path(scene)}`, {
      headers: { 'accept-language': 'en', ...(who ? { cookie: who.cookie } : {}) },
    });
    const validators = ['etag', 'last-modified'].map((name) => `${name}: ${response.headers.get(name)}`);
    return [response.status, ...validators, await response.text()].join('\n');
  };

const COMMENTS = `totalCount edges { cursor } nodes { id body bodyHtml attachments { id url } likeCount author { handle } replies { totalCount nodes { id body } }
  viewerCan { edit delete reply like accept } } pageInfo { hasNextPage endCursor }`;

/**
 * Every route by which something of an idea leaves the server. A feature that opens another one adds it here: internal-notes.e2e-spec.ts asks
 * each as everybody who may not read notes.
 */
export const PUBLIC_ROUTES: Readonly<Record<string, PublicRoute>> = {
  'an idea': graphql(
    `query ($n: Int!) { idea(number: $n) {
       commentCount updatedAt editedAt createdAt version triageVersion internalNoteCount attachments { id url } isOpen points popularity answeredAfter excerpt body
       author { handle } viewerCan { edit delete vote comment triage } officialResponse { id } history { totalCount nodes { id } }
       supporters { totalCount } notes { totalCount nodes { id body } } extensions { id body }
       oldest: comments { ${COMMENTS} } newest: comments(orderBy: NEWEST) { ${COMMENTS} } best: comments(orderBy: BEST) { ${COMMENTS} }
     } }`,
    ({ idea }) => ({ n: idea.id }),
  ),
  'ideas by activity': graphql(
    '{ ideas(orderBy: ACTIVE) { totalCount nodes { number commentCount updatedAt } edges { cursor } } }',
    () => ({}),
  ),
  'ideas by popularity': graphql(
    '{ ideas(orderBy: POPULAR) { nodes { number internalNoteCount notes { totalCount } } } }',
    () => ({}),
  ),
  'a search': graphql(
    'query ($words: String!) { ideas(filter: { search: $words }) { totalCount nodes { number } } similarIdeas(title: $words) { similarity idea { number } } }',
    ({ words }) => ({ words }),
  ),
  'a member': graphql(
    `query ($handle: String!) { member(handle: $handle) { ideaCount ideas { totalCount } comments { ${COMMENTS} } } }`,
    ({ insider }) => ({ handle: insider.handle }),
  ),
  'counts of the community': graphql(
    '{ community { ideaCount voteCount commentCount memberCount } boards { ideaCount } statuses { ideaCount } }',
    () => ({}),
  ),
  notifications: graphql(
    `
      {
        viewer {
          unreadNotificationCount
          notifications(first: 100) {
            totalCount
            edges {
              cursor
            }
            nodes {
              id
              kind
              text
              url
              createdAt
              idea {
                number
              }
              actor {
                handle
              }
            }
          }
        }
      }
    `,
    () => ({}),
  ),
  mails: async ({ world }, who) => {
    const rows = await world.db.query(
      'SELECT id, template, payload FROM mails WHERE member_id = $1 ORDER BY id',
      [who?.id ?? null],
    );
    return JSON.stringify({ data: rows }, null, 1);
  },
  'the page of an idea': page(({ idea }) => `/ideas/${idea.id}`),
  'the page of a board': page(({ board }) => `/boards/${board.slug}`),
  'the page of a member': page(({ insider }) => `/members/${insider.handle}`),
  'the first page': page(() => '/'),
  'the sitemap': page(() => '/sitemap.xml'),
};
