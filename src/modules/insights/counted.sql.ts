import { IS_PUBLIC } from '../comments/comment-conditions.sql.js';
import { STAGES } from '../statuses/stage.js';

/** That votes and comments on the idea `i` count: it may be seen. What was merged keeps its own. */
export const IS_TAKEN_PART_IN = `i.moderation = 'VISIBLE' AND i.deleted_at IS NULL`;

/** Votes that count, `v`, with their ideas, `i`. */
export const COUNTED_VOTES = `votes v JOIN ideas i ON i.id = v.idea_id AND v.direction <> 0 AND ${IS_TAKEN_PART_IN}`;

/** Comments that count, `c`, with their ideas, `i`; notes are none. */
export const COUNTED_COMMENTS = `comments c JOIN ideas i ON i.id = c.idea_id AND ${IS_PUBLIC} AND ${IS_TAKEN_PART_IN}`;

/** Members who joined here, `m`: not those whom an import made and nobody has claimed. Who was erased since did join. */
export const COUNTED_MEMBERS = `members m WHERE (m.email_verified_at IS NOT NULL OR m.erased_at IS NOT NULL)`;

/** The day of a moment, in UTC. */
export const dayOf = (moment: string): string => `(${moment} AT TIME ZONE 'UTC')::date`;

/** The moment at which a day begins, in UTC. */
export const startOf = (day: string): string => `(${day})::timestamp AT TIME ZONE 'UTC'`;

/** The bit that stands for a stage in `insight_ideas.reached`; null for none. */
export const stageBit = (stage: string): string =>
  `(1 << (array_position(ARRAY[${STAGES.map((name) => `'${name}'`).join(', ')}], ${stage}) - 1))`;
