import { ADA, BENCHES, PARKS } from './facts.js';

export const BORIS = {
  __typename: 'Member',
  id: 'm2',
  handle: 'boris',
  displayName: 'Boris Lind',
  avatarUrl: null,
  level: 'Newcomer',
};

export const GREEN = { __typename: 'Team', id: 't1', slug: 'green', name: 'Green spaces' };

export const page = (
  nodes: readonly unknown[],
  endCursor: string | null = null,
  totalCount = nodes.length,
) => ({
  __typename: 'Connection',
  totalCount,
  nodes,
  pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor },
});

/** As its page reads it. */
export const ADOPTION = {
  __typename: 'Adoption',
  id: 'a1',
  title: 'A seat every 150 metres',
  summary: 'By *summer*',
  summaryHtml: '<p>By <em>summer</em></p>',
  stage: 'BUILDING',
  outcome: null as string | null,
  targetDate: '2999-03-31' as string | null,
  response: 'Gladly',
  responseHtml: '<p>Gladly</p>',
  adoptedAt: '2026-01-01T00:00:00.000Z',
  deliveredAt: null as string | null,
  droppedAt: null as string | null,
  points: 1500,
  supporterCount: 1204,
  viewerCanEdit: true,
  links: [{ __typename: 'DeliveryLink', title: 'Drawings', url: 'https://example.org/drawings' }],
  owner: ADA,
  team: GREEN,
  contributors: page([BORIS]),
};

/** As a list shows it. */
export const card = (id: string, title: string, more: Partial<typeof ADOPTION> = {}) => ({
  ...ADOPTION,
  id,
  title,
  ideas: page([], null, 2),
  ...more,
});

/** As a list of ideas shows it. */
export const ROW = {
  ...BENCHES,
  excerpt: '',
  tags: [],
  commentCount: 0,
  storm: null,
  createdAt: '2025-12-01T00:00:00.000Z',
  board: PARKS,
  author: BORIS,
  status: { __typename: 'IdeaStatus', key: 'in-development', name: 'In development', stage: 'BUILDING' },
};
