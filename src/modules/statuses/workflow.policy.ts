import { refusal, type Refusal } from '../../common/errors/domain-error.js';
import { isAdoptionStage, STAGES, type AdoptionOutcome, type IdeaStage } from './stage.js';
import * as messages from './workflow.messages.js';

/** A status as an administrator wants it. */
export interface StatusDraft {
  key: string;
  /** Its key until now, when renamed. */
  previousKey?: string | null | undefined;
  name: string;
  stage: IdeaStage;
  /** #rrggbb */
  color: string;
  outcome?: AdoptionOutcome | null | undefined;
  /** Keys of the statuses to which `changeIdeaStatus` may lead from here. */
  next: readonly string[];
  requiresResponse: boolean;
}

const OUTCOMES: readonly AdoptionOutcome[] = ['FULL', 'PARTIAL'];

/** Where the input names what is at fault. */
export const placeOf = (index: number, field: keyof StatusDraft): string[] => [
  'statuses',
  String(index),
  field,
];

/**
 * Why a workflow can't be, whatever it replaces: each stage keeps a status, DELIVERED one of each outcome, and nothing else has one; no
 * step leads into a stage of adoption or out of it; and from wherever ideas begin or are reviewed, a no can be reached.
 */
export function workflowFaults(drafts: readonly StatusDraft[]): Refusal[] {
  return [
    ...missingStages(drafts),
    ...drafts.flatMap((_, index) => draftFaults(drafts, index)),
    ...stranded(drafts),
  ];
}

function missingStages(drafts: readonly StatusDraft[]): Refusal[] {
  const stages = STAGES.filter((stage) => !drafts.some((draft) => draft.stage === stage));
  const outcomes = stages.includes('DELIVERED')
    ? []
    : OUTCOMES.filter((outcome) => !drafts.some((draft) => draft.outcome === outcome));
  return [
    ...stages.map((stage) => refusal('REQUIRED', 'statuses', { stage }, messages.STAGE_NEEDED)),
    ...outcomes.map((outcome) => refusal('REQUIRED', 'statuses', { outcome }, messages.OUTCOME_NEEDED)),
  ];
}

function draftFaults(drafts: readonly StatusDraft[], index: number): Refusal[] {
  const draft = drafts[index];
  if (!draft) return [];
  const faults: Refusal[] = [];
  if (drafts.findIndex(({ key }) => key === draft.key) < index)
    faults.push(refusal('TAKEN', placeOf(index, 'key')));
  const hasOutcome = draft.outcome !== null && draft.outcome !== undefined;
  if (draft.stage === 'DELIVERED' && !hasOutcome) faults.push(refusal('REQUIRED', placeOf(index, 'outcome')));
  if (draft.stage !== 'DELIVERED' && hasOutcome)
    faults.push(refusal('INVALID', placeOf(index, 'outcome'), {}, messages.OUTCOME_MISPLACED));
  const [step] = draft.next.flatMap((key) => stepFault(drafts, draft, index, key));
  if (step) faults.push(step);
  return faults;
}

function stepFault(
  drafts: readonly StatusDraft[],
  from: StatusDraft,
  index: number,
  key: string,
): Refusal | [] {
  const place = placeOf(index, 'next');
  const to = drafts.find((draft) => draft.key === key);
  if (!to) return refusal('NOT_FOUND', place, { key }, messages.UNKNOWN_STEP);
  if (to.key === from.key) return refusal('INVALID', place, {}, messages.STEP_TO_ITSELF);
  return isAdoptionStage(from.stage) || isAdoptionStage(to.stage)
    ? refusal('INVALID', place, {}, messages.ADOPTION_ALONE)
    : [];
}

/** Statuses of new and reviewed ideas from which no step, however many, comes to a closed one. */
function stranded(drafts: readonly StatusDraft[]): Refusal[] {
  const closing = new Set(drafts.filter(({ stage }) => stage === 'CLOSED').map(({ key }) => key));
  for (let before = -1; before < closing.size;) {
    before = closing.size;
    for (const { key, next } of drafts) if (next.some((to) => closing.has(to))) closing.add(key);
  }
  return drafts.flatMap(({ key, name, stage }, index) =>
    (stage === 'SUBMITTED' || stage === 'REVIEW') && !closing.has(key)
      ? [refusal('INVALID', placeOf(index, 'next'), { name }, messages.STRANDED)]
      : [],
  );
}
