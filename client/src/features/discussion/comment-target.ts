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
        idea {
          id
          mergedInto {
            id
            mergedInto {
              id
              mergedInto {
                id
              }
            }
          }
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

/** Whether the comment of the address is looked for, is here, is not there for this reader, or is a note, which stands elsewhere. */
type Search = 'NONE' | 'SEEKING' | 'FOUND' | 'MISSING' | 'NOTE';

interface Home {
  id: string;
  mergedInto?: Home | null;
}

/** Comments show with the idea that they were written on, and with what that one was merged into. */
const showsOn = (ideaId: string, home: Home): boolean =>
  home.id === ideaId || (home.mergedInto ? showsOn(ideaId, home.mergedInto) : false);

/**
 * Finds the comment that the address names among those of an idea.
 * @param internal whether notes are read here, or comments
 */
export function useCommentTarget(ideaId: string, internal: boolean) {
  const { hash, key } = useLocation();
  const id = linkedComment(hash);
  const [{ data, error, fetching }] = useQuery({
    query: CommentTargetQuery,
    variables: { id: id ?? '' },
    pause: id === null,
  });
  const node = data?.node;
  const comment = node?.__typename === 'Comment' && node.id === id ? node : null;
  const isHere = comment !== null && showsOn(ideaId, comment.idea);
  const target: CommentTarget | null =
    isHere && comment.internal === internal
      ? { id: comment.id, threadId: comment.parent?.id ?? comment.id, visit: `${key}${hash}` }
      : null;
  const search = (): Search => {
    if (id === null) return 'NONE';
    if (target) return 'FOUND';
    if (fetching || !(data || error)) return 'SEEKING';
    return isHere && comment.internal ? 'NOTE' : 'MISSING';
  };
  return { id, target, search: search() };
}
