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

/** All votes of the members $1. Reads the whole ledger, as only erasures do. */
export const VOTERS: LedgerScope = {
  facts: `${facts.promoted('votes v')} AND v.member_id = ANY ($1::bigint[])`,
  stored: `reputation_events e WHERE e.kind = 'PROMOTED' AND e.caused_by_id = ANY ($1::bigint[])`,
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

/** What adoptions of the ideas $1 earned. */
export const OUTCOMES: LedgerScope = {
  facts: [
    facts.adopted('i.id = ANY ($1::bigint[])'),
    facts.delivered('i.id = ANY ($1::bigint[])'),
    facts.extensionDelivered('c.idea_id = ANY ($1::bigint[])'),
  ].join('\nUNION ALL'),
  stored: `reputation_events e WHERE e.idea_id = ANY ($1::bigint[]) AND e.kind IN ('IDEA_ADOPTED', 'IDEA_DELIVERED', 'EXTENSION_DELIVERED')`,
};

/** All that was earned on the ideas $1 but for first comments. */
export const IDEAS: LedgerScope = {
  facts: [
    `${facts.promoted('votes v')} AND v.idea_id = ANY ($1::bigint[])`,
    facts.adopted('i.id = ANY ($1::bigint[])'),
    facts.delivered('i.id = ANY ($1::bigint[])'),
    facts.extensionAccepted('c.idea_id = ANY ($1::bigint[])'),
    facts.extensionDelivered('c.idea_id = ANY ($1::bigint[])'),
    `${facts.liked('comment_likes l')} AND c.idea_id = ANY ($1::bigint[])`,
    facts.ideaRemoved('i.id = ANY ($1::bigint[])'),
    facts.commentRemoved('c.idea_id = ANY ($1::bigint[])'),
  ].join('\nUNION ALL'),
  stored: `reputation_events e WHERE e.idea_id = ANY ($1::bigint[]) AND e.kind <> 'FIRST_COMMENT'`,
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
