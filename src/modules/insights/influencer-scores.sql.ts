import { effectiveVote } from '../ideas/idea-tree.sql.js';
import { isBanned } from '../members/ban.sql.js';
import { COUNTED_COMMENTS, COUNTED_VOTES, IS_TAKEN_PART_IN } from './counted.sql.js';
import { INFLUENCER_RULES as RULES } from './influencer-rules.js';

/** Whom the crowd's numbers are about: people who joined, are neither banned nor erased, and are of no team. */
export const IS_OF_THE_CROWD = `m.email_verified_at IS NOT NULL AND m.erased_at IS NULL
  AND NOT ${isBanned('m')}
  AND m.role = 'MEMBER' AND NOT EXISTS (SELECT FROM team_members t WHERE t.member_id = m.id)`;

// In all of these: $1 the boards, $2 and $3 the range.
const during = (moment: string): string => `${moment} >= $2::timestamptz AND ${moment} < $3::timestamptz`;
const ON_BOARDS = 'i.board_id = ANY ($1::bigint[])';

/** Votes on others' ideas by who cast them, and promotes by whom they were for: one pass. An author's own is the software's doing. */
const VOTES = `
votes_by AS MATERIALIZED (
  SELECT GROUPING(v.member_id) = 0 AS is_caster, coalesce(v.member_id, i.author_id) AS member_id, count(*) AS votes,
    count(*) FILTER (WHERE v.direction = 1) AS promotes
  FROM ${COUNTED_VOTES} WHERE ${ON_BOARDS} AND ${during('v.cast_at')} AND v.member_id <> i.author_id
  GROUP BY GROUPING SETS ((v.member_id), (i.author_id))
)`;

const LIKES = `
likes_by AS MATERIALIZED (
  SELECT GROUPING(l.member_id) = 0 AS is_giver, coalesce(l.member_id, c.author_id) AS member_id, count(*) AS likes
  FROM comment_likes l JOIN (${COUNTED_COMMENTS}) ON c.id = l.comment_id
  WHERE ${ON_BOARDS} AND ${during('l.liked_at')} AND l.member_id <> c.author_id
  GROUP BY GROUPING SETS ((l.member_id), (c.author_id))
)`;

/** Who spoke where: comments on what was merged are part of the discussion in which they show. */
const TALK = `
talk AS MATERIALIZED (
  SELECT coalesce(i.root_id, i.id) AS discussion, c.author_id AS member_id, count(*) AS comments, max(c.id) AS last_id
  FROM ${COUNTED_COMMENTS} WHERE ${ON_BOARDS} AND ${during('c.created_at')} GROUP BY 1, 2
), present AS MATERIALIZED (
  SELECT discussion, member_id FROM (
    SELECT discussion, member_id, row_number() OVER (PARTITION BY discussion ORDER BY last_id DESC) AS place FROM talk
  ) ranked WHERE place <= ${RULES.discussionMax}
), reach AS (
  SELECT own.member_id, count(DISTINCT other.member_id) AS people
  FROM present own JOIN present other ON other.discussion = own.discussion AND other.member_id <> own.member_id
  GROUP BY own.member_id
)`;

const WRITTEN = `
written AS (
  SELECT i.author_id AS member_id, count(*) AS ideas FROM ideas i
  WHERE ${IS_TAKEN_PART_IN} AND ${ON_BOARDS} AND ${during('i.created_at')} GROUP BY 1
)`;

/** Points by people: what came without voters, here or on what was merged, tells nothing of whom others follow. */
const NET = 'i.net_votes - i.imported_support - i.merged_promotes + i.merged_demotes';
const BACKERS = 'i.promote_count - greatest(i.imported_support, 0) - i.merged_promotes';
const MONTH = `i.board_id, date_trunc('month', i.created_at, 'UTC')`;
const EARLY_PLACES = `least(${RULES.earlyMax}, ceil(p.promotes * ${RULES.earlyShare}))`;

/**
 * The first of who backs ideas that became popular, their authors apart, by when each backed first. On an idea into which none is merged they are
 * read off the index; elsewhere the whole tree's votes are.
 */
const EARLY = `
ranked AS (
  SELECT i.id, rank() OVER month AS place, count(*) OVER (PARTITION BY ${MONTH}) AS ideas, ${BACKERS} AS backers
  FROM ideas i WHERE i.is_present AND ${ON_BOARDS} AND i.created_at < $3::timestamptz
  WINDOW month AS (PARTITION BY ${MONTH} ORDER BY ${NET} DESC)
), popular AS MATERIALIZED (
  SELECT * FROM (
    SELECT i.id, i.author_id, i.merged_count, r.backers - (coalesce(${effectiveVote('i', 'i.author_id')}, 0) = 1)::int AS promotes
    FROM ranked r JOIN ideas i USING (id) WHERE r.place <= ceil(r.ideas * ${RULES.popularShare}) AND r.backers >= ${RULES.popularPromotes}
  ) candidates WHERE promotes >= ${RULES.popularPromotes}
), early AS (
  SELECT member_id, count(*) AS promotes FROM (
    SELECT e.* FROM popular p CROSS JOIN LATERAL (
      SELECT v.member_id, v.cast_at FROM votes v WHERE v.idea_id = p.id AND v.direction = 1 AND v.member_id <> p.author_id
      ORDER BY v.cast_at, v.id LIMIT ${EARLY_PLACES}
    ) e WHERE p.merged_count = 0
    UNION ALL
    SELECT e.* FROM popular p CROSS JOIN LATERAL (
      SELECT v.member_id, min(v.cast_at) FILTER (WHERE v.direction = 1) AS cast_at
      FROM votes v JOIN ideas t ON t.id = v.idea_id AND (t.id = p.id OR t.root_id = p.id)
      WHERE v.member_id <> p.author_id
      GROUP BY v.member_id HAVING (array_agg(v.direction ORDER BY v.cast_at DESC, v.id DESC))[1] = 1
      ORDER BY 2, min(v.id) LIMIT ${EARLY_PLACES}
    ) e WHERE p.merged_count > 0
  ) backed WHERE ${during('cast_at')} GROUP BY 1
)`;

/** What everybody did; likes and all. */
const ACTS = `
acts AS MATERIALIZED (
  SELECT member_id, sum(n) AS n FROM (
    SELECT member_id, votes AS n FROM votes_by WHERE is_caster
    UNION ALL SELECT member_id, comments FROM talk
    UNION ALL SELECT member_id, ideas FROM written
    UNION ALL SELECT member_id, likes FROM likes_by WHERE is_giver
  ) done GROUP BY 1
)`;

/** Who joined by whose link; those who took part, too, count twice. Without any who did, the link's owner is not active by it. */
const BROUGHT = `
brought AS (
  SELECT m.via_member_id AS member_id, count(*) + count(a.member_id) AS score, count(a.member_id) AS active
  FROM members m LEFT JOIN acts a ON a.member_id = m.id
  WHERE m.via_member_id IS NOT NULL AND ${during('m.joined_at')} AND m.erased_at IS NULL
    AND NOT ${isBanned('m')}
  GROUP BY 1
)`;

const THRESHOLD = (column: string, least: number): string =>
  `greatest(${least}, percentile_disc(${RULES.quantile}) WITHIN GROUP (ORDER BY ${column}) FILTER (WHERE ${column} > 0)) AS ${column}`;

/** Each active member's scores, the thresholds, and of which type that makes them: the one by whose threshold they are furthest. */
const TYPED = `
scores AS MATERIALIZED (
  SELECT m.id AS member_id, coalesce(reach.people, 0) AS connector, coalesce(got.promotes, 0) + coalesce(liked.likes, 0) AS opinion_leader,
    coalesce(early.promotes, 0) AS trendsetter, coalesce(brought.score, 0) AS amplifier, coalesce(acts.n, 0) AS acts
  FROM members m
  LEFT JOIN acts ON acts.member_id = m.id
  LEFT JOIN reach ON reach.member_id = m.id
  LEFT JOIN votes_by got ON got.member_id = m.id AND NOT got.is_caster
  LEFT JOIN likes_by liked ON liked.member_id = m.id AND NOT liked.is_giver
  LEFT JOIN early ON early.member_id = m.id
  LEFT JOIN brought ON brought.member_id = m.id
  WHERE (acts.n > 0 OR brought.active > 0) AND ${IS_OF_THE_CROWD}
), thresholds AS (
  SELECT ${THRESHOLD('connector', RULES.connector)}, ${THRESHOLD('opinion_leader', RULES.opinionLeader)},
    ${THRESHOLD('trendsetter', RULES.trendsetter)}, ${THRESHOLD('amplifier', RULES.amplifier)}
  FROM scores
), typed AS (
  SELECT s.member_id, strongest.type, strongest.score FROM scores s CROSS JOIN thresholds t CROSS JOIN LATERAL (
    SELECT type, score FROM (VALUES
      (1, 'CONNECTOR', s.connector::float8, s.connector::float8 / t.connector),
      (2, 'OPINION_LEADER', s.opinion_leader, s.opinion_leader::float8 / t.opinion_leader),
      (3, 'TRENDSETTER', s.trendsetter, s.trendsetter::float8 / t.trendsetter),
      (4, 'AMPLIFIER', s.amplifier, s.amplifier::float8 / t.amplifier),
      (5, 'MEMBER', s.acts, 0)
    ) AS o (place, type, score, strength)
    WHERE strength >= 1 OR type = 'MEMBER' ORDER BY strength DESC, place LIMIT 1
  ) strongest
)`;

/** The five groups: how many are of each, from which score on, and the strongest. */
export const INFLUENCERS = `
WITH ${[VOTES, LIKES, TALK, WRITTEN, EARLY, ACTS, BROUGHT, TYPED].join(', ')}
SELECT o.type, count(r.member_id) AS "memberCount", o.threshold,
  coalesce(json_agg(json_build_object('memberId', r.member_id, 'score', r.score) ORDER BY r.place) FILTER (WHERE r.place <= ${RULES.top}), '[]') AS top
FROM thresholds t CROSS JOIN LATERAL (
  VALUES ('CONNECTOR', t.connector::float8), ('OPINION_LEADER', t.opinion_leader), ('TRENDSETTER', t.trendsetter), ('AMPLIFIER', t.amplifier),
    ('MEMBER', NULL)
) AS o (type, threshold)
LEFT JOIN (SELECT *, row_number() OVER (PARTITION BY type ORDER BY score DESC, member_id) AS place FROM typed) r USING (type)
GROUP BY o.type, o.threshold`;
