import { useState } from 'react';
import { useLocation } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.js';
import { linkedComment } from './comment-link.js';

export const CommentTargetQuery = graphql(`
  query CommentTarget($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Comment {
        id
        internal
        parent {
          id
        }
      }
    }
  }
`);

/** The comment that the address leads to. */
export interface CommentTarget {
  id: string;
  /** The comment that it is, or replies to. */
  threadId: string;
  /** Another one each time that somebody follows the link. */
  visit: string;
}

/** Whether the comment of the address is looked for, is not there for this reader, or is a note, which stands elsewhere. */
type Search = 'NONE' | 'SEEKING' | 'FOUND' | 'MISSING' | 'NOTE';

/** Leads to the comment that the address names, through however many pages of the discussion. */
export function useCommentTarget() {
  const { hash, key } = useLocation();
  const id = linkedComment(hash);
  const [{ data, error, fetching }] = useQuery({
    query: CommentTargetQuery,
    variables: { id: id ?? '' },
    pause: id === null,
  });
  /** Of which visit it is known that its comment was found, or is on no page. */
  const [end, setEnd] = useState<{ visit: string; search: Search } | null>(null);
  const visit = `${key}${hash}`;
  const comment = data?.node?.__typename === 'Comment' ? data.node : null;
  const isKnown = id !== null && comment?.id === id;
  const target: CommentTarget | null =
    isKnown && !comment.internal ? { id, threadId: comment.parent?.id ?? id, visit } : null;
  const search = (): Search => {
    if (id === null) return 'NONE';
    if (isKnown) return comment.internal ? 'NOTE' : end?.visit === visit ? end.search : 'SEEKING';
    return !fetching && (data || error) ? 'MISSING' : 'SEEKING';
  };
  return {
    target,
    search: search(),
    finish: (isFound: boolean) => {
      const result = isFound ? 'FOUND' : 'MISSING';
      if (end?.visit !== visit || end.search !== result) setEnd({ visit, search: result });
    },
  };
}
