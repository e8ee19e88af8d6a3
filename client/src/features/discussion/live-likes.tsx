import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { useClient } from 'urql';
import { graphql } from '../../graphql/graphql.js';
import { onLiveReturn } from '../../graphql/live-return.js';

export const CommentLikes = graphql(`
  query CommentLikes($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Comment {
        id
        likeCount
        viewerLikes
      }
    }
  }
`);

/** Milliseconds at the least between two looks at the likes of a page; some more, so that not all pages look at once. */
const REST = 5000;
const SPREAD = 3000;
/** The server gives as many nodes at once. */
const AT_ONCE = 100;

const ShownContext = createContext<Set<string>>(new Set());

/** For a comment that is shown: its likes are looked at with the others'. */
export function useShownComment(id: string): void {
  const shown = useContext(ShownContext);
  useEffect(() => {
    shown.add(id);
    return () => void shown.delete(id);
  }, [shown, id]);
}

/**
 * Keeps the likes of the comments within in step with the server.
 * @param pulse changes when something happened that may have been a like
 */
export function LiveLikes({ pulse, children }: { pulse: number; children: ReactNode }) {
  const client = useClient();
  const [shown] = useState(() => new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const seen = useRef(pulse);
  /** Something may have happened while nobody looked. */
  const isOwed = useRef(false);
  const look = useCallback(() => {
    isOwed.current = document.hidden;
    if (document.hidden) return;
    const ids = [...shown];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = { ids: ids.slice(at, at + AT_ONCE) };
      void client.query(CommentLikes, some, { requestPolicy: 'network-only' }).toPromise();
    }
  }, [client, shown]);
  useEffect(() => {
    if (seen.current === pulse) return;
    seen.current = pulse;
    // However many come meanwhile, one look serves them all.
    if (timer.current !== undefined) return;
    timer.current = setTimeout(
      () => {
        timer.current = undefined;
        look();
      },
      REST + Math.random() * SPREAD,
    );
  }, [pulse, look]);
  useEffect(() => {
    const returned = () => {
      if (isOwed.current) look();
    };
    document.addEventListener('visibilitychange', returned);
    const stop = onLiveReturn(look);
    return () => {
      document.removeEventListener('visibilitychange', returned);
      stop();
    };
  }, [look]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return <ShownContext value={shown}>{children}</ShownContext>;
}
