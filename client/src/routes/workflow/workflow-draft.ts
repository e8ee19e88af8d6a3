import type { ResultOf, VariablesOf } from '../../graphql/graphql.js';
import type { UserError } from '../../graphql/user-errors.js';
import type { SaveWorkflow, WorkflowQuery } from './workflow-query.js';

type Status = ResultOf<typeof WorkflowQuery>['statuses'][number];
export type Stage = Status['stage'];
type StatusInput = VariablesOf<typeof SaveWorkflow>['statuses'][number];

export const STAGES: readonly Stage[] = [
  'SUBMITTED',
  'REVIEW',
  'ADOPTED',
  'BUILDING',
  'DELIVERED',
  'CLOSED',
  'ARCHIVED',
];

/** Entered and left by adoption alone: no step of the workflow leads there or away. */
export const isAdoptionStage = (stage: Stage): boolean =>
  stage === 'ADOPTED' || stage === 'BUILDING' || stage === 'DELIVERED';

/** A status as it is being edited. */
export interface StatusDraft {
  /** Stays the same while everything else is edited. */
  id: string;
  /** The key that the server knows it by; null for a new one. */
  savedKey: string | null;
  key: string;
  name: string;
  stage: Stage;
  color: string;
  outcome: 'FULL' | 'PARTIAL';
  requiresResponse: boolean;
  /** Ids of the drafts that it may lead to. */
  next: readonly string[];
  ideaCount: number;
}

export const draftsOf = (statuses: readonly Status[]): StatusDraft[] =>
  statuses.map(({ key, outcome, ...status }) => ({
    ...status,
    id: key,
    savedKey: key,
    key,
    outcome: outcome ?? 'FULL',
  }));

export const newDraft = (id: string): StatusDraft => ({
  id,
  savedKey: null,
  key: '',
  name: '',
  stage: 'REVIEW',
  color: '#5c6b7a',
  outcome: 'FULL',
  requiresResponse: false,
  next: [],
  ideaCount: 0,
});

export function inputOf(drafts: readonly StatusDraft[]): StatusInput[] {
  const keys = new Map(
    drafts.filter(({ stage }) => !isAdoptionStage(stage)).map(({ id, key }) => [id, key.trim()]),
  );
  return drafts.map((draft) => ({
    key: draft.key.trim(),
    previousKey: draft.savedKey !== null && draft.savedKey !== draft.key.trim() ? draft.savedKey : null,
    name: draft.name,
    stage: draft.stage,
    color: draft.color,
    outcome: draft.stage === 'DELIVERED' ? draft.outcome : null,
    requiresResponse: draft.requiresResponse,
    next: isAdoptionStage(draft.stage) ? [] : draft.next.flatMap((id) => keys.get(id) ?? []),
  }));
}

export const without = (drafts: readonly StatusDraft[], id: string): StatusDraft[] =>
  drafts
    .filter((draft) => draft.id !== id)
    .map((draft) => ({ ...draft, next: draft.next.filter((other) => other !== id) }));

/** Changes places with its neighbour, `by` −1 for the one before. */
export function moved(drafts: readonly StatusDraft[], index: number, by: 1 | -1): StatusDraft[] {
  const [one, other] = [drafts[index], drafts[index + by]];
  if (!one || !other) return [...drafts];
  return drafts.map((draft) => (draft === one ? other : draft === other ? one : draft));
}

/** One taken out of its place and put where the other one is; the rest close up. */
export function movedTo(drafts: readonly StatusDraft[], id: string, targetId: string): StatusDraft[] {
  const [from, to] = [id, targetId].map((wanted) => drafts.findIndex((draft) => draft.id === wanted));
  const one = drafts[from ?? -1];
  if (!one || to === undefined || to < 0) return [...drafts];
  return drafts.filter((draft) => draft !== one).toSpliced(to, 0, one);
}

/** The messages that belong to the status at this place; the server names it as in ["statuses", "2", "next"]. */
export const problemsAt = (errors: readonly UserError[], index: number): readonly UserError[] =>
  errors.filter(({ field }) => field?.[0] === 'statuses' && field[1] === String(index));

export const problemsBeyond = (errors: readonly UserError[]): readonly UserError[] =>
  errors.filter(({ field }) => field?.[0] !== 'statuses' || field[1] === undefined);
