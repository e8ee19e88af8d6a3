import * as facts from './ledger-facts.sql.js';

/** A part of the ledger that is brought in line with the facts by itself. */
export interface LedgerScope {
  /** What must count there. */
  facts: string;
  /** FROM and WHERE of the rows `e` that are there. */
  stored: string;
}

const NO_COMMENT = 'coalesce(e.comment_id, 0) = 0';

/** Votes $1 of members $2, pair by pair. */
export const VOTES: LedgerScope = {
  facts: facts.promoted(
    'unnest($1::bigint[], $2::bigint[]) AS cast_vote (idea_id, member_id) JOIN votes v USING (idea_id, member_id)',
  ),
  stored: `unnest($1::bigint[], $2::bigint[]) AS cast_vote (idea_id, member_id)
    JOIN reputation_events e ON e.idea_id = cast_vote.idea_id AND e.kind = 'PROMOTED' AND ${NO_COMMENT}
      AND coalesce(e.caused_by_id, 0) = cast_vote.member_id
    WHERE true`,
};

/** Likes of comments $1 by members $2, pair by pair. */
export const LIKES: LedgerScope = {
  facts: facts.liked(
    'unnest($1::bigint[], $2::bigint[]) AS given (comment_id, member_id) JOIN comment_likes l USING (comment_id, member_id)',
  ),
  stored: `unnest($1::bigint[], $2::bigint[]) AS given (comment_id, member_id) JOIN comments c ON c.id = given.comment_id
    JOIN reputation_events e ON e.idea_id = c.idea_id AND e.kind = 'COMMENT_LIKED' AND coalesce(e.comment_id, 0) = c.id
      AND coalesce(e.caused_by_id, 0) = given.member_id
    WHERE true`,
};

/** What the comments $1 earned but for being a first one. */
export const COMMENTS: LedgerScope = {
  facts: [
    `${facts.liked('comment_likes l')} AND c.id = ANY ($1::bigint[])`,
    facts.extensionAccepted('c.id = ANY ($1::bigint[])'),
    facts.extensionDelivered('c.id = ANY ($1::bigint[])'),
    facts.commentRemoved('c.id = ANY ($1::bigint[])'),
  ].join('\nUNION ALL'),
  stored: `comments c JOIN reputation_events e ON e.idea_id = c.idea_id AND coalesce(e.comment_id, 0) = c.id
      AND e.kind IN ('COMMENT_LIKED', 'EXTENSION_ACCEPTED', 'EXTENSION_DELIVERED', 'CONTENT_REMOVED')
    WHERE c.id = ANY ($1::bigint[])`,
};

/** The ideas $1 with all that is merged into them. */
const WITH_MERGED =
  'ARRAY(SELECT t.id FROM ideas t WHERE t.id = ANY ($1::bigint[]) OR t.root_id = ANY ($1::bigint[]))';
const MERGED_EXTENSIONS = facts.extensionDelivered(`c.idea_id = ANY (${WITH_MERGED})`);
const storedOn = (kinds: string): string => `(
    SELECT * FROM reputation_events WHERE idea_id = ANY ($1::bigint[]) AND kind ${kinds}
    UNION ALL SELECT * FROM reputation_events WHERE idea_id = ANY (${WITH_MERGED}) AND kind = 'EXTENSION_DELIVERED'
  ) e WHERE true`;

/** What adoptions of the ideas $1 earned. */
export const OUTCOMES: LedgerScope = {
  facts: [
    facts.adopted('i.id = ANY ($1::bigint[])'),
    facts.delivered('i.id = ANY ($1::bigint[])'),
    MERGED_EXTENSIONS,
  ].join('\nUNION ALL'),
  stored: storedOn(`IN ('IDEA_ADOPTED', 'IDEA_DELIVERED')`),
};

/** All that was earned on the ideas $1 but for first comments. */
export const IDEAS: LedgerScope = {
  facts: [
    `${facts.promoted('votes v')} AND v.idea_id = ANY ($1::bigint[])`,
    facts.adopted('i.id = ANY ($1::bigint[])'),
    facts.delivered('i.id = ANY ($1::bigint[])'),
    facts.extensionAccepted('c.idea_id = ANY ($1::bigint[])'),
    MERGED_EXTENSIONS,
    `${facts.liked('comment_likes l')} AND c.idea_id = ANY ($1::bigint[])`,
    facts.ideaRemoved('i.id = ANY ($1::bigint[])'),
    facts.commentRemoved('c.idea_id = ANY ($1::bigint[])'),
  ].join('\nUNION ALL'),
  stored: storedOn(`NOT IN ('FIRST_COMMENT', 'EXTENSION_DELIVERED')`),
};

const OF_THAT_DAY = `unnest($1::bigint[], $2::date[]) AS given (member_id, day)
  JOIN comments c ON c.author_id = given.member_id AND NOT c.is_internal AND c.created_at >= given.day::timestamp AT TIME ZONE 'UTC'
    AND c.created_at < (given.day + 1)::timestamp AT TIME ZONE 'UTC'`;

/** First comments of members $1 on days $2, pair by pair. */
export const FIRST_COMMENTS: LedgerScope = {
  facts: facts.firstComments(OF_THAT_DAY),
  stored: `${OF_THAT_DAY}
    JOIN reputation_events e ON e.idea_id = c.idea_id AND e.kind = 'FIRST_COMMENT' AND coalesce(e.comment_id, 0) = c.id
    WHERE true`,
};
