import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Conditions } from '../ideas/idea-conditions.js';
import type { AdoptionFilter } from './adoption-filter.input.js';
import { isVisible, isVisibleSource } from './visible-ideas.sql.js';

/** What a list of adoptions is about beside its filter. */
export interface AdoptionScope {
  /** Deliveries that build on this member's ideas or extensions. */
  deliveredFor?: number;
}

/** A day that begins in UTC. */
const startOf = (day: string): string => `(${day}::date)::timestamp AT TIME ZONE 'UTC'`;

/** Adoptions that build on a member's ideas, on ideas merged into theirs, or on extensions to them; while under way or delivered. */
function buildsOn(member: string, boards: string): string {
  const target = `JOIN ideas t ON t.id = coalesce(s.root_id, s.id)
    WHERE t.adoption_id IS NOT NULL AND ${isVisible('t', boards)} AND ${isVisibleSource('s', boards)}`;
  return `SELECT t.adoption_id FROM ideas s ${target} AND s.author_id = ${member}::bigint
    UNION ALL
    SELECT t.adoption_id FROM comments c JOIN ideas s ON s.id = c.idea_id ${target}
      AND c.author_id = ${member}::bigint AND c.is_extension AND c.deleted_at IS NULL AND c.moderation = 'VISIBLE'`;
}

/**
 * What a list of adoptions must fulfil for this viewer.
 * @returns with the parameter that holds the boards which the viewer may read
 */
export function adoptionConditions(
  filter: AdoptionFilter,
  { deliveredFor }: AdoptionScope,
  context: RequestContext,
): { where: Conditions; boards: string } {
  const where = new Conditions();
  const boards = where.param(context.boardIds);
  const onBoard =
    typeof filter.boardId === 'string'
      ? ` AND i.board_id = ${where.param(decodeIdOf('Board', filter.boardId, 'filter.boardId'))}::bigint`
      : '';
  where.add(
    `EXISTS (SELECT 1 FROM adoption_ideas ai JOIN ideas i ON i.id = ai.idea_id
      WHERE ai.adoption_id = a.id AND ${isVisible('i', boards)}${onBoard})`,
  );
  where.add(filter.stages ? `a.stage = ANY (${where.param(filter.stages)}::text[])` : `a.stage <> 'DROPPED'`);
  if (typeof filter.teamId === 'string')
    where.add(`a.team_id = ${where.param(decodeIdOf('Team', filter.teamId, 'filter.teamId'))}::bigint`);
  if (filter.targetFrom) where.add(`a.target_date >= ${where.param(filter.targetFrom)}::date`);
  if (filter.targetTo) where.add(`a.target_date <= ${where.param(filter.targetTo)}::date`);
  if (filter.deliveredFrom) where.add(`a.delivered_at >= ${startOf(where.param(filter.deliveredFrom))}`);
  if (filter.deliveredTo)
    where.add(`a.delivered_at < ${startOf(where.param(filter.deliveredTo))} + interval '24 hours'`);
  if (deliveredFor !== undefined)
    where.add(`a.stage = 'DELIVERED' AND a.id IN (${buildsOn(where.param(deliveredFor), boards)})`);
  return { where, boards };
}
