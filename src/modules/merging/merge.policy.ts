import { refusal, type Refusal } from '../../common/errors/domain-error.js';
import type { MergeFacts } from './merge-facts.js';
import type { MergeForest } from './merge-forest.js';

export interface PlannedMerge {
  target: MergeFacts;
  /** In the order given; undefined for what the viewer may not know of. */
  sources: readonly (MergeFacts | undefined)[];
}

/** Sources in one merge. */
const AT_ONCE = 50;

/** Why a merge may not name so many sources; null where it may. */
export function refusedNumber(sourceIds: readonly string[]): Refusal | null {
  if (sourceIds.length === 0) return refusal('REQUIRED', 'sourceIds');
  return sourceIds.length > AT_ONCE ? refusal('TOO_MANY', 'sourceIds', { max: AT_ONCE }) : null;
}

/** Who reads what stands on a board. */
export type Readers = Pick<MergeFacts, 'boardId' | 'visibility' | 'teamIds'>;

/** Whether the same people may read two boards. A board for teams is read by its own teams. */
export const areReadAlike = (a: Readers, b: Readers): boolean =>
  a.boardId === b.boardId ||
  (a.visibility === b.visibility &&
    (a.visibility !== 'TEAMS' || a.teamIds.join(',') === b.teamIds.join(',')));

function refusedSource(
  target: MergeFacts,
  source: MergeFacts | undefined,
  forest: MergeForest,
): Refusal['code'] | null {
  if (!source) return 'NOT_FOUND';
  const mergedInto = forest.targetOf(source.id);
  // A repeated merge changes nothing.
  if (mergedInto === target.id) return null;
  if (source.isInAdoption) return 'IN_ADOPTION';
  const mayMerge =
    source.id !== target.id &&
    mergedInto === null &&
    source.isVisible &&
    !forest.above(target.id).includes(source.id) &&
    areReadAlike(target, source);
  return mayMerge ? null : 'INVALID';
}

/** Why ideas may not be merged into another: at most one reason for each; none where they may. */
export function refusedMerge({ target, sources }: PlannedMerge, forest: MergeForest): Refusal[] {
  const ofTarget =
    forest.targetOf(target.id) === null && target.isVisible ? [] : [refusal('INVALID', 'targetId')];
  const ofSources = sources.flatMap((source, i) => {
    const isRepeated = source && sources.findIndex((other) => other?.id === source.id) < i;
    const code = isRepeated ? 'INVALID' : refusedSource(target, source, forest);
    return code ? [refusal(code, ['sourceIds', String(i)])] : [];
  });
  return [...ofTarget, ...ofSources];
}
