import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { Refusal } from './vote-desk.js';

/** Why a vote doesn't count, and what can be done about it. */
export function VoteRefusal({ refusal }: { refusal: Refusal }) {
  if (refusal.kind === 'SIGNED_OUT') return <Trans>Sign in, and your vote counts.</Trans>;
  if (refusal.kind === 'FAILED') {
    switch (refusal.reason) {
      case 'UNREACHABLE':
        return <Trans>The server can’t be reached, so your vote doesn’t count yet. Try again.</Trans>;
      case 'RATE_LIMITED':
        return <Trans>That was quick! Wait a moment, then vote again.</Trans>;
      case 'FORBIDDEN':
        return <Trans>Your account may not vote here.</Trans>;
      case 'SERVER':
        return <Trans>Something went wrong on the server, so your vote doesn’t count. Try again.</Trans>;
    }
  }
  switch (refusal.code) {
    case 'IDEA_CLOSED':
      return <Trans>This idea is closed: its votes stay as they are.</Trans>;
    case 'VOTE_BUDGET_SPENT':
      return (
        <Trans>
          All your votes on this board are in use. Take one back from{' '}
          <Link to="/?mine=1">an idea you voted on</Link> to use it here.
        </Trans>
      );
    default:
      return refusal.message;
  }
}
