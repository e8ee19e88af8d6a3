import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ideaPath } from '../ideas/idea-path.js';

interface ClosedDiscussionProps {
  idea: {
    moderation: 'VISIBLE' | 'HELD' | 'HIDDEN';
    mergedInto: { number: number; slug: string; title: string } | null;
  };
}

/** Why nobody can comment here, and where they can instead. */
export function ClosedDiscussion({ idea: { moderation, mergedInto } }: ClosedDiscussionProps) {
  return (
    <p className="muted">
      {moderation === 'HELD' ? (
        <Trans>Comments open once a moderator has looked at this idea.</Trans>
      ) : moderation === 'HIDDEN' ? (
        <Trans>While this idea is hidden, nobody can comment on it.</Trans>
      ) : mergedInto ? (
        <Trans>
          The discussion goes on at{' '}
          <Link to={ideaPath(mergedInto)}>
            #{mergedInto.number} {mergedInto.title}
          </Link>
          .
        </Trans>
      ) : (
        <Trans>This idea takes no comments any more.</Trans>
      )}
    </p>
  );
}
