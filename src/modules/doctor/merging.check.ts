import { treeOf } from '../ideas/idea-tree.sql.js';
import { followsAndComments } from '../merging/tree-counts.sql.js';
import { ideasCheck, sqlCheck, type Check } from './check.js';

interface Row {
  id: number;
  follower_count: number;
  comment_count: number;
  followers: number;
  comments: number;
}

/** What is merged into what, and what follows and comments come to over it; votes have a check of their own. */
export const mergingChecks: readonly Check[] = [
  sqlCheck({
    table: 'ideas',
    column: 'root_id',
    text: `
WITH RECURSIVE above (id, at_id) AS (
  SELECT id, merged_into_id FROM ideas WHERE merged_into_id IS NOT NULL
  UNION
  SELECT a.id, i.merged_into_id FROM above a JOIN ideas i ON i.id = a.at_id WHERE i.merged_into_id IS NOT NULL
)
SELECT i.id, i.root_id AS stored, root.id AS recomputed
FROM ideas i LEFT JOIN (above a JOIN ideas root ON root.id = a.at_id AND root.merged_into_id IS NULL) ON a.id = i.id
WHERE i.merged_into_id IS NOT NULL AND i.root_id IS DISTINCT FROM root.id`,
  }),
  sqlCheck({
    table: 'ideas',
    column: 'merged_count',
    text: `
SELECT i.id, i.merged_count AS stored, coalesce(m.n, 0) AS recomputed
FROM ideas i LEFT JOIN (SELECT root_id, count(*) AS n FROM ideas WHERE root_id IS NOT NULL GROUP BY root_id) m ON m.root_id = i.id
WHERE i.merged_count <> coalesce(m.n, 0)`,
  }),
  ideasCheck<Row>({
    table: 'ideas',
    text: `
SELECT i.id, i.follower_count, i.comment_count, d.followers, d.comments
FROM ideas i JOIN (${followsAndComments(treeOf('$1::bigint[]'))}) d USING (id)
ORDER BY i.id`,
    *compare(row) {
      if (row.follower_count !== row.followers) yield ['follower_count', row.follower_count, row.followers];
      if (row.comment_count !== row.comments) yield ['comment_count', row.comment_count, row.comments];
    },
  }),
];
