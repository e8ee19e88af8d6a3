import type { VariablesOf } from '../../graphql/graphql.js';
import type { IdeasQuery } from './ideas-query.js';

export const ORDERS = ['POPULAR', 'TOP', 'NEWEST', 'ACTIVE', 'CONTROVERSIAL'] as const;
export type IdeaOrder = (typeof ORDERS)[number];

export const STAGES = [
  'SUBMITTED',
  'REVIEW',
  'ADOPTED',
  'BUILDING',
  'DELIVERED',
  'CLOSED',
  'ARCHIVED',
] as const;
export type IdeaStage = (typeof STAGES)[number];

/** What the address says about the list, apart from the board, which is in the path. */
export interface IdeaFilters {
  /** null: by relevance while searching, else POPULAR. */
  order: IdeaOrder | null;
  search: string;
  statuses: readonly string[];
  stages: readonly IdeaStage[];
  tags: readonly string[];
  /** A member's handle. */
  author: string | null;
  voted: boolean;
  unanswered: boolean;
}

export const NO_FILTERS: IdeaFilters = {
  order: null,
  search: '',
  statuses: [],
  stages: [],
  tags: [],
  author: null,
  voted: false,
  unanswered: false,
};

const distinct = (values: readonly string[]) => [
  ...new Set(values.map((value) => value.trim()).filter(Boolean)),
];

/** Reads what it knows and leaves out the rest, so that an old or mistyped address still shows a list. */
export function parseFilters(query: URLSearchParams): IdeaFilters {
  const order = query.get('order')?.toUpperCase();
  const stages = query.getAll('stage').map((stage) => stage.toUpperCase());
  return {
    order: ORDERS.find((known) => known === order) ?? null,
    search: (query.get('q') ?? '').trim(),
    statuses: distinct(query.getAll('status')),
    stages: STAGES.filter((known) => stages.includes(known)),
    tags: distinct(query.getAll('tag')),
    author: query.get('author')?.trim() || null,
    voted: query.get('mine') === '1',
    unanswered: query.get('unanswered') === '1',
  };
}

/** The one way to write these filters: equal filters give equal addresses. */
export function formatFilters(filters: IdeaFilters): URLSearchParams {
  const query = new URLSearchParams();
  if (filters.search) query.set('q', filters.search);
  if (filters.order) query.set('order', filters.order.toLowerCase());
  for (const stage of filters.stages) query.append('stage', stage.toLowerCase());
  for (const status of filters.statuses) query.append('status', status);
  for (const tag of filters.tags) query.append('tag', tag);
  if (filters.author) query.set('author', filters.author);
  if (filters.voted) query.set('mine', '1');
  if (filters.unanswered) query.set('unanswered', '1');
  return query;
}

export function ideasPath(boardSlug: string | undefined, filters: IdeaFilters): string {
  const query = formatFilters(filters).toString();
  const path = boardSlug === undefined ? '/' : `/boards/${encodeURIComponent(boardSlug)}`;
  return query ? `${path}?${query}` : path;
}

export const filterCount = (filters: IdeaFilters): number =>
  filters.statuses.length +
  filters.stages.length +
  filters.tags.length +
  (filters.author ? 1 : 0) +
  (filters.voted ? 1 : 0) +
  (filters.unanswered ? 1 : 0);

export type ListVariables = Omit<VariablesOf<typeof IdeasQuery>, 'first' | 'after'>;

/** What the filters mean to the API; the board and the author by their ids. */
export function listVariables(
  filters: IdeaFilters,
  boardId: string | undefined,
  authorId: string | undefined,
): ListVariables {
  return {
    orderBy: filters.order ?? (filters.search ? undefined : 'POPULAR'),
    filter: {
      ...(filters.search && { search: filters.search }),
      ...(boardId !== undefined && { boardIds: [boardId] }),
      ...(authorId !== undefined && { authorId }),
      ...(filters.statuses.length > 0 && { statusKeys: [...filters.statuses] }),
      ...(filters.stages.length > 0 && { stages: [...filters.stages] }),
      ...(filters.tags.length > 0 && { tags: [...filters.tags] }),
      ...(filters.voted && { voted: true }),
      ...(filters.unanswered && { unanswered: true }),
    },
  };
}
