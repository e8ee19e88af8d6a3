import { Injectable } from '@nestjs/common';
import { canTriageBoard, requireViewer } from '../../common/auth/viewer.js';
import { badUserInput, forbidden } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { toUserErrors } from '../../common/graphql/user-errors.interceptor.js';
import { Database } from '../../database/database.js';
import { treesAround } from '../ideas/idea-trees.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { derivedFromVotes } from '../ranking/recompute.js';
import { readMergeFacts } from './merge-facts.js';
import { MergeForest } from './merge-forest.js';
import { refusedMerge, refusedNumber } from './merge.policy.js';
import type { MergeCounts, MergePreview } from './merge-preview.model.js';
import { followsAndComments } from './tree-counts.sql.js';

type CountsRow = Omit<MergeCounts, 'idea'> & { id: number };

/** Trees as they are, or as a merge would make them: $2 and $3, pair by pair. */
const GIVEN_TREES = 'tree (target_id, id) AS (SELECT * FROM unnest($2::bigint[], $3::bigint[]))';

/** By the statements that a merge itself computes with. */
const COUNTS = `
SELECT v.id, v.promotes AS "promoteCount", v.demotes AS "demoteCount", (v.promotes - v.demotes) * s.points_per_vote AS points,
  v.promotes + v.demotes - v.merged_promotes - v.merged_demotes - abs(i.imported_support) AS voters,
  f.followers AS "followerCount", f.comments AS "commentCount"
FROM (${derivedFromVotes(GIVEN_TREES)}) v
JOIN (${followsAndComments(GIVEN_TREES)}) f USING (id)
JOIN ideas i USING (id)
CROSS JOIN community_settings s`;

@Injectable()
export class PreviewMerge {
  constructor(
    private readonly database: Database,
    private readonly ideas: IdeasLoader,
  ) {}

  /**
   * What `MergeIdeas.merge` would do or why it would be refused; changes and locks nothing.
   * @throws UNAUTHENTICATED; FORBIDDEN as the merge; BAD_USER_INPUT for a target that is not there
   */
  async preview(
    context: RequestContext,
    targetId: string,
    sourceIds: readonly string[],
  ): Promise<MergePreview> {
    const viewer = requireViewer(context);
    const id = decodeIdOf('Idea', targetId, 'targetId');
    const wrongNumber = refusedNumber(sourceIds);
    const ids = wrongNumber ? [] : sourceIds.map((source) => decodeIdOf('Idea', source, 'sourceIds'));
    const facts = await readMergeFacts(this.database, context, [id, ...ids]);
    const target = id === null ? undefined : facts.get(id);
    if (!target) throw badUserInput('No such idea in targetId.', 'targetId');
    if (![...facts.values()].every(({ boardId }) => canTriageBoard(viewer, boardId))) throw forbidden();
    const known = [...facts.keys()];
    const forest = await readForest(this.database, known);
    const sources = ids.map((source) => (source === null ? undefined : facts.get(source)));
    const refused = wrongNumber ? [wrongNumber] : refusedMerge({ target, sources }, forest);
    const now = await this.counts(context, known, forest);
    const before = now.get(target.id);
    const merged = forest.with(
      new Map(known.filter((one) => one !== target.id).map((one) => [one, target.id])),
    );
    const after =
      refused.length > 0 ? before : (await this.counts(context, [target.id], merged)).get(target.id);
    // Deleted since the facts were read.
    if (!before || !after) throw badUserInput('No such idea in targetId.', 'targetId');
    return {
      before,
      after,
      sources: sources.flatMap((source) => (source && now.get(source.id)) ?? []),
      userErrors: toUserErrors(refused, context.locale),
    };
  }

  private async counts(
    context: RequestContext,
    ids: readonly number[],
    forest: MergeForest,
  ): Promise<Map<number, MergeCounts>> {
    const pairs = ids.flatMap((target) => forest.tree(target).map((id) => ({ target, id })));
    const rows = await this.database.query<CountsRow>(COUNTS, [
      ids,
      pairs.map(({ target }) => target),
      pairs.map(({ id }) => id),
    ]);
    const ideas = await this.ideas.loadMany(context, ids);
    const byNumber = new Map(ideas.map((idea) => [idea.number, idea]));
    return new Map(
      rows.flatMap(({ id, ...counts }): [number, MergeCounts][] => {
        const idea = byNumber.get(id);
        return idea ? [[id, { idea, ...counts }]] : [];
      }),
    );
  }
}

async function readForest(database: Database, ids: readonly number[]): Promise<MergeForest> {
  const rows = await database.query<{ id: number; merged_into_id: number | null }>(
    'SELECT id, merged_into_id FROM ideas WHERE id = ANY ($1::bigint[])',
    [await treesAround(database, ids)],
  );
  return new MergeForest(new Map(rows.map((row) => [row.id, row.merged_into_id])));
}
