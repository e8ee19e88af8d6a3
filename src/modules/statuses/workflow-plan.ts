import { refusal, type Refusal } from '../../common/errors/domain-error.js';
import type { Locale } from '../../common/i18n/locale.js';
import { statusNameFor } from './default-status-names.js';
import type { AdoptionOutcome, IdeaStage } from './stage.js';
import { KEY_IN_HISTORY, STATUS_IN_USE } from './workflow.messages.js';
import { placeOf, type StatusDraft } from './workflow.policy.js';

/** A status that there is, in the workflow or only in history. */
export interface PresentStatus {
  id: number;
  key: string;
  name: string;
  stage: IdeaStage;
  outcome: AdoptionOutcome | null;
  isRetired: boolean;
  /** That stand in it and are not deleted. */
  ideas: number;
}

/** What becomes of the statuses. */
export interface WorkflowPlan {
  /** In the workflow's order; null: a new one. */
  statuses: { draft: StatusDraft; id: number | null; name: string }[];
  /** Leave the workflow. */
  vanishedIds: number[];
  refusals: Refusal[];
}

/**
 * Finds the statuses that drafts mean: by the key that one renames, else by its own, among those of the workflow before former ones. What
 * ideas stand in can neither vanish nor change its meaning.
 * @param locale in which the default statuses' names were read: one that comes back as it was shown stays what it is
 */
export function planWorkflow(
  drafts: readonly StatusDraft[],
  present: readonly PresentStatus[],
  locale: Locale,
): WorkflowPlan {
  const refusals: Refusal[] = [];
  const active = new Map(present.filter((s) => !s.isRetired).map((s) => [s.key, s]));
  const found = new Map<number, PresentStatus>();
  const claimed = new Set<PresentStatus>();
  const claim = (index: number, status: PresentStatus): void => {
    found.set(index, status);
    claimed.add(status);
  };

  for (const [index, { key, previousKey }] of drafts.entries()) {
    if (!isRename(key, previousKey)) continue;
    const status = active.get(previousKey);
    if (!status) refusals.push(refusal('NOT_FOUND', placeOf(index, 'previousKey')));
    else if (claimed.has(status)) refusals.push(refusal('TAKEN', placeOf(index, 'previousKey')));
    else claim(index, status);
  }
  for (const [index, { key, previousKey }] of drafts.entries()) {
    if (isRename(key, previousKey)) continue;
    const status = active.get(key) ?? present.find((former) => former.key === key);
    if (status && !claimed.has(status)) claim(index, status);
  }

  const left = present.filter((status) => !claimed.has(status));
  for (const [index, draft] of drafts.entries()) {
    const status = found.get(index);
    if (left.some(({ key }) => key === draft.key))
      refusals.push(refusal('TAKEN', placeOf(index, 'key'), {}, KEY_IN_HISTORY));
    if (!status || status.ideas === 0) continue;
    const { name, ideas } = status;
    if (status.stage !== draft.stage)
      refusals.push(refusal('IN_USE', placeOf(index, 'stage'), { name, ideas }, STATUS_IN_USE));
    else if (status.outcome !== (draft.outcome ?? null))
      refusals.push(refusal('IN_USE', placeOf(index, 'outcome'), { name, ideas }, STATUS_IN_USE));
  }
  const vanished = left.filter(({ isRetired }) => !isRetired);
  for (const { name, ideas } of vanished)
    if (ideas > 0) refusals.push(refusal('IN_USE', 'statuses', { name, ideas }, STATUS_IN_USE));

  const statuses = drafts.map((draft, index) => {
    const status = found.get(index);
    return { draft, id: status?.id ?? null, name: nameOf(draft, status, locale) };
  });
  return { statuses, vanishedIds: vanished.map(({ id }) => id), refusals };
}

function isRename(key: string, previousKey: string | null | undefined): previousKey is string {
  return typeof previousKey === 'string' && previousKey !== key;
}

function nameOf(draft: StatusDraft, status: PresentStatus | undefined, locale: Locale): string {
  const isAsShown =
    status?.key === draft.key && statusNameFor(status.key, status.name, locale) === draft.name;
  return isAsShown ? status.name : draft.name;
}
