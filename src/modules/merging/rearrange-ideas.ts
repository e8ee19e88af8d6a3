import type { Sql } from '../../database/sql.js';
import { countChanges, type Tally } from '../ideas/idea-tallies.js';
import { treeOf } from '../ideas/idea-tree.sql.js';
import { lockTrees } from '../ideas/idea-trees.js';
import { recomputeFromVotes } from '../ranking/recompute.js';
import { MergeForest } from './merge-forest.js';
import { followsAndComments } from './tree-counts.sql.js';

/** Each idea's new immediate target; null to stand alone. */
export type NewTargets = ReadonlyMap<number, number | null>;

const PLACE = `
UPDATE ideas i
SET merged_into_id = n.target_id, root_id = n.root_id, merged_count = n.merged_count,
  merged_at = CASE WHEN n.target_id IS NULL THEN NULL WHEN n.target_id = i.merged_into_id THEN i.merged_at ELSE statement_timestamp() END
FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::int[]) AS n (id, target_id, root_id, merged_count)
WHERE i.id = n.id
  AND (i.merged_into_id, i.root_id, i.merged_count) IS DISTINCT FROM (n.target_id, n.root_id, n.merged_count)`;

const RECOUNT = `
UPDATE ideas i SET follower_count = d.followers, comment_count = d.comments
FROM (${followsAndComments(treeOf('$1::bigint[]'))}) d
WHERE i.id = d.id`;

const TOUCH = `
UPDATE ideas SET triage_version = triage_version + 1, updated_at = statement_timestamp() WHERE id = ANY ($1::bigint[])`;

/** Whole trees of ideas under their locks: nobody merges or unmerges there until the transaction ends. */
export interface LockedForest {
  forest: MergeForest;
  /** As they were when they were locked. */
  tallies: readonly Tally[];
}

/** Locks the whole trees in which these ideas stand. */
export async function lockForest(tx: Sql, ids: readonly number[]): Promise<LockedForest> {
  const tallies = await lockTrees(tx, ids);
  return { forest: new MergeForest(new Map(tallies.map((row) => [row.id, row.merged_into_id]))), tallies };
}

/**
 * Merges ideas, or takes them out of what they are merged into, each with all that is merged into itself; that they may is for the caller to say.
 * Votes, follows and comments stay where they are: what gains or loses a part of its tree is computed anew.
 * @param locked with every idea and target named; nothing of it changed since
 * @returns ideas that readers see otherwise now
 */
export async function rearrangeIdeas(
  tx: Sql,
  { forest, tallies }: LockedForest,
  targets: NewTargets,
): Promise<number[]> {
  const moved = [...targets.keys()];
  if (moved.length === 0) return [];
  const after = forest.with(targets);
  const { ids } = after;
  await tx.query(PLACE, [
    ids,
    ids.map((id) => after.targetOf(id)),
    ids.map((id) => (after.targetOf(id) === null ? null : after.rootOf(id))),
    ids.map((id) => (after.targetOf(id) === null ? after.tree(id).length - 1 : 0)),
  ]);
  const recounted = [...new Set(moved.flatMap((id) => [...forest.above(id), ...after.above(id)]))];
  await recomputeFromVotes(tx, recounted);
  await tx.query(RECOUNT, [recounted]);
  const changedIds = [...new Set([...moved, ...recounted])];
  await tx.query(TOUCH, [changedIds]);
  await countChanges(tx, tallies);
  return changedIds;
}
