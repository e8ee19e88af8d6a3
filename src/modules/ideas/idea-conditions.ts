import { badUserInput } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { LIMITS } from '../../common/limits.js';
import { cleanLine, codePointLength } from '../../common/text/clean-text.js';
import { foldText } from '../../common/text/fold-text.js';
import { searchQuery } from '../../common/text/search-vector.js';
import type { IdeaFilter } from './idea-filter.input.js';

/** A WHERE clause under construction: texts are ours, values are the caller's and only ever parameters. */
export class Conditions {
  readonly parts: string[] = [];
  readonly values: unknown[] = [];
  /** SQL: the ideas that are asked at all, to be called `i`. */
  source = 'ideas';

  param(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(part: string): void {
    this.parts.push(part);
  }

  where(): string {
    return this.parts.join(' AND ');
  }
}

export interface SearchTerms {
  /** A tsquery literal; null when nothing in the text can be searched. */
  query: string | null;
  /** The text as titles are kept for trigrams. */
  key: string;
}

/** @throws BAD_USER_INPUT on text that no search can take */
export function searchTerms(search: string | null | undefined): SearchTerms | null {
  if (search === null || search === undefined) return null;
  const cleaned = cleanLine(search);
  if (!cleaned.ok) {
    if (cleaned.reason === 'empty') return null;
    throw badUserInput('The search has characters that no text has.', 'filter.search');
  }
  if (codePointLength(cleaned.value) > LIMITS.searchMax) {
    throw badUserInput(`A search has at most ${LIMITS.searchMax} characters.`, 'filter.search');
  }
  return { query: searchQuery(cleaned.value), key: foldText(cleaned.value) };
}

function boardIdsOf(filter: IdeaFilter, context: RequestContext): readonly number[] {
  if (!filter.boardIds) return context.boardIds;
  const wanted = filter.boardIds.map((id) => decodeIdOf('Board', id, 'filter.boardIds'));
  return context.boardIds.filter((id) => wanted.includes(id));
}

/** Equality for a single value, so that an index on it gives the order, too. */
function oneOf(column: string, values: readonly number[], where: Conditions): string {
  return values.length === 1
    ? `${column} = ${where.param(values[0])}::bigint`
    : `${column} = ANY (${where.param(values)}::bigint[])`;
}

/** Which ideas a list is about: those that are present, or those merged into others; archived ones only where the filter names them. */
export function presenceOf({ merged }: IdeaFilter, showsArchived: boolean): string {
  if (!merged) return showsArchived ? 'i.is_present' : 'i.is_listed';
  const isMerged = `i.merged_into_id IS NOT NULL AND i.moderation = 'VISIBLE' AND i.deleted_at IS NULL`;
  return showsArchived ? isMerged : `${isMerged} AND i.stage <> 'ARCHIVED'`;
}

/** Ideas, none of them merged, that a member's effective vote is on: their latest on the idea or on what is merged into it has a direction. */
const votedIdeas = (member: string): string => `
  SELECT standing.idea_id FROM (
    SELECT DISTINCT ON (coalesce(vi.root_id, vi.id)) coalesce(vi.root_id, vi.id) AS idea_id, v.direction
    FROM votes v JOIN ideas vi ON vi.id = v.idea_id WHERE v.member_id = ${member}::bigint
    ORDER BY coalesce(vi.root_id, vi.id), v.cast_at DESC, v.id DESC
  ) standing WHERE standing.direction <> 0`;

/** The same of following by hand: the latest word on the idea or on what is merged into it decides. */
const followedIdeas = (member: string): string => `
  SELECT standing.idea_id FROM (
    SELECT DISTINCT ON (coalesce(fi.root_id, fi.id)) coalesce(fi.root_id, fi.id) AS idea_id, f.follows
    FROM idea_follows f JOIN ideas fi ON fi.id = f.idea_id WHERE f.member_id = ${member}::bigint
    ORDER BY coalesce(fi.root_id, fi.id), f.changed_at DESC, f.idea_id DESC
  ) standing WHERE standing.follows`;

/**
 * What a list of ideas must fulfil for this viewer.
 * @param presence the condition that says which ideas are in lists at all
 * @param statusIds what the filter's statuses and stages come to; null where it names none
 */
export function ideaConditions(
  filter: IdeaFilter,
  context: RequestContext,
  presence: string,
  statusIds: readonly number[] | null,
): Conditions {
  const where = new Conditions();
  where.add(presence);
  const boards = boardIdsOf(filter, context);
  where.add(oneOf('i.board_id', boards, where));
  if (statusIds) where.add(oneOf('i.status_id', statusIds, where));
  if (filter.tags) {
    const tags = where.param(filter.tags.map((tag) => tag.normalize('NFC').trim().toLowerCase()));
    where.add(`i.id IN (SELECT idea_id FROM idea_search WHERE tags && ${tags}::text[])`);
  }
  if (filter.createdFrom) where.add(`i.created_at >= ${where.param(filter.createdFrom)}`);
  if (filter.createdTo) where.add(`i.created_at < ${where.param(filter.createdTo)}`);
  if (typeof filter.minPoints === 'number') {
    where.add(
      `i.net_votes >= ceil(${where.param(filter.minPoints)}::numeric / (SELECT points_per_vote FROM community_settings))`,
    );
  }
  if (typeof filter.unanswered === 'boolean')
    where.add(`i.answered_at IS ${filter.unanswered ? '' : 'NOT '}NULL`);
  if (filter.stormId) onlyOfStorm(where, decodeIdOf('Storm', filter.stormId, 'filter.stormId'));
  addPeople(where, filter);
  addViewer(where, filter, context);
  return where;
}

/**
 * A storm's ideas are few and are sorted. OFFSET 0 keeps the planner to their own index: it would walk that of the order through all ideas, which
 * takes 100 ms where the storm's rank low among 100,000, and sorting 3000 takes 5.
 */
function onlyOfStorm(where: Conditions, stormId: number | null): void {
  const storm = `${where.param(stormId)}::bigint`;
  where.source = `(SELECT * FROM ideas WHERE storm_id = ${storm} OFFSET 0)`;
  where.add(`i.storm_id = ${storm}`);
}

/** Whose ideas, and who answers for them. */
function addPeople(where: Conditions, { authorId, teamId, assigneeId, unassigned }: IdeaFilter): void {
  const is = (column: string, id: number | null): void =>
    where.add(`i.${column} = ${where.param(id)}::bigint`);
  if (authorId) is('author_id', decodeIdOf('Member', authorId, 'filter.authorId'));
  if (teamId) is('team_id', decodeIdOf('Team', teamId, 'filter.teamId'));
  if (assigneeId) is('assignee_id', decodeIdOf('Member', assigneeId, 'filter.assigneeId'));
  if (typeof unassigned === 'boolean') where.add(`i.assignee_id IS ${unassigned ? '' : 'NOT '}NULL`);
}

/** What the viewer did about them. */
function addViewer(where: Conditions, { voted, followed }: IdeaFilter, { viewer }: RequestContext): void {
  const among = (answer: boolean, ideasOf: (member: string) => string): void =>
    where.add(`i.id ${answer ? '' : 'NOT '}IN (${ideasOf(where.param(viewer?.memberId ?? null))})`);
  if (typeof voted === 'boolean') among(voted, votedIdeas);
  if (typeof followed === 'boolean') among(followed, followedIdeas);
}
