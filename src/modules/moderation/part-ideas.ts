import type { Transaction } from '../../database/sql.js';
import { areReadAlike, type Readers } from '../merging/merge.policy.js';
import { lockForest, rearrangeIdeas } from '../merging/rearrange-ideas.js';

/**
 * Takes ideas out of what they are merged into, and what is merged into them out of them: hidden, they neither lend their votes to others nor
 * hide those of others. Where each belongs is kept.
 * @returns ideas that readers see otherwise now
 */
export async function partIdeas(tx: Transaction, ideaIds: readonly number[]): Promise<number[]> {
  const locked = await lockForest(tx, ideaIds);
  const { forest } = locked;
  const parted = new Map<number, number>();
  for (const id of ideaIds) {
    const target = forest.targetOf(id);
    if (target !== null) parted.set(id, target);
    for (const source of forest.sourcesOf(id)) parted.set(source, id);
  }
  if (parted.size === 0) return [];
  await tx.query(
    `INSERT INTO parted_ideas (source_id, target_id) SELECT * FROM unnest($1::bigint[], $2::bigint[])
     ON CONFLICT (source_id) DO UPDATE SET target_id = excluded.target_id`,
    [[...parted.keys()], [...parted.values()]],
  );
  return rearrangeIdeas(tx, locked, new Map([...parted.keys()].map((id) => [id, null])));
}

const READERS = (board: string): string =>
  `json_build_object('boardId', ${board}.id, 'visibility', ${board}.visibility,
    'teamIds', ARRAY(SELECT team_id FROM board_teams WHERE board_id = ${board}.id ORDER BY team_id))`;

interface PartedRow {
  source_id: number;
  target_id: number;
  source_readers: Readers;
  target_readers: Readers;
}

/** What may be merged as it was, if the same people still read both: both there for everybody, and nothing decided about the source since. */
const REJOINED = `
SELECT p.source_id, p.target_id, ${READERS('sb')} AS source_readers, ${READERS('tb')} AS target_readers
FROM parted_ideas p
JOIN ideas s ON s.id = p.source_id JOIN boards sb ON sb.id = s.board_id
JOIN ideas t ON t.id = p.target_id JOIN boards tb ON tb.id = t.board_id
WHERE (p.source_id = ANY ($1::bigint[]) OR p.target_id = ANY ($1::bigint[]))
  AND s.is_present AND s.adoption_id IS NULL AND t.moderation = 'VISIBLE' AND t.deleted_at IS NULL
ORDER BY p.source_id`;

/** Neither side is hidden any more, so that nothing is left to come together later. */
const FORGET = `
DELETE FROM parted_ideas p USING ideas s, ideas t
WHERE s.id = p.source_id AND t.id = p.target_id AND (p.source_id = ANY ($1::bigint[]) OR p.target_id = ANY ($1::bigint[]))
  AND s.moderation = 'VISIBLE' AND t.moderation = 'VISIBLE'`;

/**
 * Brings ideas that may be seen again back into what they were merged into, and into them what was merged into them, as far as that still may be.
 * @returns ideas that readers see otherwise now
 */
export async function rejoinIdeas(tx: Transaction, ideaIds: readonly number[]): Promise<number[]> {
  const parted = await tx.query<PartedRow>(REJOINED, [ideaIds]);
  const rows = parted.filter((row) => areReadAlike(row.source_readers, row.target_readers));
  await tx.query(FORGET, [ideaIds]);
  if (rows.length === 0) return [];
  const locked = await lockForest(
    tx,
    rows.flatMap((row) => [row.source_id, row.target_id]),
  );
  let { forest } = locked;
  const targets = new Map<number, number>();
  for (const { source_id: source, target_id: target } of rows) {
    if (forest.tree(source).includes(target)) continue;
    targets.set(source, target);
    forest = forest.with(new Map([[source, target]]));
  }
  return rearrangeIdeas(tx, locked, targets);
}
