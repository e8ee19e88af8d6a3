import { useCallback, useSyncExternalStore } from 'react';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { useShell } from '../session/shell.js';
import { withVote } from './tally.js';
import { useVoteDesk } from './vote-provider.js';

export const VoteTarget = graphql(`
  fragment VoteTarget on Idea {
    id
    number
    title
    points
    promoteCount
    demoteCount
    viewerVote
    isOpen
  }
`);

export type VoteTargetRef = FragmentOf<typeof VoteTarget>;

/** An idea's tally as the viewer sees it: with the vote that is still on its way. */
export function useVote(ref: VoteTargetRef) {
  const idea = readFragment(VoteTarget, ref);
  const desk = useVoteDesk();
  const { community } = useShell();
  const intent = useSyncExternalStore(
    desk.subscribe,
    useCallback(() => desk.intent(idea.id), [desk, idea.id]),
  );
  const refusal = useSyncExternalStore(
    desk.subscribe,
    useCallback(() => desk.refusal(idea.id), [desk, idea.id]),
  );
  const tally = intent ? withVote(idea, intent.vote, community?.pointsPerVote ?? 0) : idea;
  return { idea, tally, refusal };
}
