import { useEffect, useRef } from 'react';
import { useSubscription } from 'urql';
import { graphql } from '../../graphql/graphql.js';
import { onLiveReturn } from '../../graphql/live-return.js';

/** What readers see move; the cache takes it in, and so does whatever shows the idea. */
export const LiveIdea = graphql(`
  subscription LiveIdea($ideaId: ID!) {
    ideaChanged(ideaId: $ideaId) {
      id
      title
      points
      promoteCount
      demoteCount
      popularity
      commentCount
      isOpen
      updatedAt
      version
      triageVersion
      viewerVote
      status {
        key
        name
        stage
        color
      }
      adoption {
        id
        title
        stage
        targetDate
        updates {
          totalCount
        }
      }
    }
  }
`);

/**
 * Keeps an idea that is shown in step with the server. Counts and status change by themselves; `refresh` is called when
 * there is more to it than they tell: another text, a step of triage, a comment, progress, or news missed while offline; `unseen` when
 * something happened of which the idea itself says nothing, such as a like.
 */
export function useLiveIdea(
  ideaId: string | null | undefined,
  refresh?: () => void,
  unseen?: () => void,
): void {
  const latest = useRef({ refresh, unseen });
  useEffect(() => {
    latest.current = { refresh, unseen };
  });
  const heard = useRef('');
  const [{ data }] = useSubscription(
    {
      query: LiveIdea,
      variables: { ideaId: ideaId ?? '' },
      pause: ideaId === null || ideaId === undefined,
    },
    (_before, now) => {
      const told = JSON.stringify({ ...now.ideaChanged, popularity: 0 });
      if (told === heard.current) latest.current.unseen?.();
      heard.current = told;
      return now;
    },
  );
  const idea = data?.ideaChanged;
  const seen = useRef<{ id: string; mark: string } | null>(null);
  const posts = idea?.adoption?.updates.totalCount ?? 0;
  const mark = idea
    ? [idea.version, idea.triageVersion, idea.commentCount, idea.updatedAt, idea.isOpen, posts].join('/')
    : '';
  const id = idea?.id;
  useEffect(() => {
    if (id === undefined) return;
    const before = seen.current;
    seen.current = { id, mark };
    if (before?.id !== id || before.mark !== mark) latest.current.refresh?.();
  }, [id, mark]);
  useEffect(() => onLiveReturn(() => latest.current.refresh?.()), []);
}
