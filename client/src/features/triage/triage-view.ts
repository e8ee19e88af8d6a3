import type { VariablesOf } from '../../graphql/graphql.js';
import { STAGES, type IdeaStage } from '../ideas/idea-filters.js';
import type { TriageIdeasQuery } from './triage-queries.js';

export const SHOWS = ['unanswered', 'overdue', 'answered', 'all'] as const;
export type Show = (typeof SHOWS)[number];

export const TRIAGE_ORDERS = ['DUE', 'NEWEST', 'POPULAR', 'TOP', 'ACTIVE'] as const;
export type TriageOrder = (typeof TRIAGE_ORDERS)[number];

/** Which ideas the inbox lists: all of it stands in the address, so that a view is a link. */
export interface TriageView {
  /** `overdue`: unanswered, and the promised day is past. */
  show: Show;
  /** null: by relevance while searching, else DUE. */
  order: TriageOrder | null;
  search: string;
  /** Slugs. */
  boards: readonly string[];
  stages: readonly IdeaStage[];
  statuses: readonly string[];
  /** A slug. */
  team: string | null;
  /** `me`, `none`, or `@handle`. */
  assignee: string | null;
  tags: readonly string[];
}

export const INBOX: TriageView = {
  show: 'unanswered',
  order: null,
  search: '',
  boards: [],
  stages: [],
  statuses: [],
  team: null,
  assignee: null,
  tags: [],
};

export const PRESETS = {
  inbox: INBOX,
  mine: { ...INBOX, show: 'all', assignee: 'me', stages: ['SUBMITTED', 'REVIEW'] },
  unassigned: { ...INBOX, assignee: 'none' },
  overdue: { ...INBOX, show: 'overdue' },
  review: { ...INBOX, show: 'all', stages: ['REVIEW'] },
  all: { ...INBOX, show: 'all', order: 'NEWEST' },
} as const satisfies Record<string, TriageView>;

const distinct = (values: readonly string[]) => [
  ...new Set(values.map((value) => value.trim()).filter(Boolean)),
];

/** Reads what it knows and leaves out the rest, so that an old or mistyped address still shows a list. */
export function parseView(query: URLSearchParams): TriageView {
  const show = query.get('show');
  const order = query.get('order')?.toUpperCase();
  const stages = query.getAll('stage').map((stage) => stage.toUpperCase());
  return {
    show: SHOWS.find((known) => known === show) ?? 'unanswered',
    order: TRIAGE_ORDERS.find((known) => known === order) ?? null,
    search: (query.get('q') ?? '').trim(),
    boards: distinct(query.getAll('board')),
    stages: STAGES.filter((known) => stages.includes(known)),
    statuses: distinct(query.getAll('status')),
    team: query.get('team')?.trim() || null,
    assignee: query.get('assignee')?.trim() || null,
    tags: distinct(query.getAll('tag')),
  };
}

/** The one way to write a view: equal views give equal queries. */
export function formatView(view: TriageView): URLSearchParams {
  const query = new URLSearchParams();
  if (view.show !== 'unanswered') query.set('show', view.show);
  if (view.search) query.set('q', view.search);
  if (view.order) query.set('order', view.order.toLowerCase());
  for (const board of view.boards) query.append('board', board);
  for (const stage of view.stages) query.append('stage', stage.toLowerCase());
  for (const status of view.statuses) query.append('status', status);
  if (view.team) query.set('team', view.team);
  if (view.assignee) query.set('assignee', view.assignee);
  for (const tag of view.tags) query.append('tag', tag);
  return query;
}

/** `open`: the number of the idea in the reading pane. */
export function triagePath(view: TriageView, open?: number | null): string {
  const query = formatView(view);
  if (open) query.set('idea', String(open));
  const text = query.toString();
  return text ? `/triage?${text}` : '/triage';
}

/** How many choices narrow the view, apart from what it shows at all and the search. */
export const narrowings = (view: TriageView): number =>
  view.boards.length +
  view.stages.length +
  view.statuses.length +
  view.tags.length +
  (view.team ? 1 : 0) +
  (view.assignee ? 1 : 0);

interface Named {
  id: string;
  slug: string;
}

/** Whom and what the names in an address may stand for. */
export interface TriageNames {
  viewerId: string;
  boards: readonly Named[];
  teams: readonly Named[];
  people: ReadonlyArray<{ id: string; handle: string }>;
}

export type TriageVariables = Omit<VariablesOf<typeof TriageIdeasQuery>, 'first' | 'after'>;

/** What no idea has: a name that stands for nothing must list nothing, not everything. */
const NOBODY: readonly string[] = [];

function assigneeId(assignee: string, { viewerId, people }: TriageNames): string | undefined {
  if (assignee === 'me') return viewerId;
  return people.find(({ handle }) => `@${handle}` === assignee)?.id;
}

/** What the view means to the API; never more than the boards that the viewer triages. */
export function triageVariables(view: TriageView, names: TriageNames): TriageVariables {
  const boards = view.boards.length
    ? names.boards.filter(({ slug }) => view.boards.includes(slug))
    : names.boards;
  const team = view.team === null ? null : names.teams.find(({ slug }) => slug === view.team);
  const person = view.assignee === null || view.assignee === 'none' ? null : assigneeId(view.assignee, names);
  const isKnown = team !== undefined && person !== undefined;
  return {
    orderBy: view.show === 'overdue' ? 'DUE' : (view.order ?? (view.search ? undefined : 'DUE')),
    filter: {
      boardIds: isKnown ? boards.map(({ id }) => id) : [...NOBODY],
      ...(view.search && { search: view.search }),
      ...(view.stages.length > 0 && { stages: [...view.stages] }),
      ...(view.statuses.length > 0 && { statusKeys: [...view.statuses] }),
      ...(view.tags.length > 0 && { tags: [...view.tags] }),
      ...(team && { teamId: team.id }),
      ...(person && { assigneeId: person }),
      ...(view.assignee === 'none' && { unassigned: true }),
      ...(view.show !== 'all' && { unanswered: view.show !== 'answered' }),
    },
  };
}

interface Sorted {
  answeredAfter: number | null;
  tags: readonly string[];
  board: { slug: string };
  status: { key: string; stage: IdeaStage };
  team: { slug: string } | null;
  assignee: { id: string } | null;
  mergedInto: object | null;
}

/**
 * Whether a listed idea would be listed again. One that would not stays where it is until the list is asked for anew, so
 * that nothing moves under the cursor, and is shown as done.
 */
export function stillBelongs(idea: Sorted, view: TriageView, names: TriageNames): boolean {
  if (idea.mergedInto) return false;
  if (view.show !== 'all' && (idea.answeredAfter === null) === (view.show === 'answered')) return false;
  if (view.boards.length && !view.boards.includes(idea.board.slug)) return false;
  if (view.stages.length ? !view.stages.includes(idea.status.stage) : isArchived(idea, view)) return false;
  if (view.statuses.length && !view.statuses.includes(idea.status.key)) return false;
  if (view.tags.length && !view.tags.some((tag) => idea.tags.includes(tag))) return false;
  if (view.team !== null && idea.team?.slug !== view.team) return false;
  if (view.assignee === 'none') return idea.assignee === null;
  return view.assignee === null || idea.assignee?.id === assigneeId(view.assignee, names);
}

const isArchived = ({ status }: Sorted, { statuses }: TriageView): boolean =>
  status.stage === 'ARCHIVED' && statuses.length === 0;
