import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import {
  INBOX,
  narrowings,
  PRESETS,
  triagePath,
  type TriageView,
} from '../../features/triage/triage-view.js';
import { Notice } from '../../ui/notice.js';

/** Why there is nothing, and where to go from here. */
export function EmptyList({ view }: { view: TriageView }) {
  const isNarrow = narrowings(view) > 0 || view.search !== '';
  if (!isNarrow && view.show === 'unanswered') {
    return (
      <Notice
        title={<Trans>Nothing waits: every idea is answered</Trans>}
        action={
          <Link className="button" to={triagePath(PRESETS.all)}>
            <Trans>See all ideas of your boards</Trans>
          </Link>
        }
      >
        <p>
          <Trans>New ideas appear here, the one that is due first on top.</Trans>
        </p>
      </Notice>
    );
  }
  if (!isNarrow && view.show === 'overdue') {
    return (
      <Notice
        title={<Trans>Nothing is overdue</Trans>}
        action={
          <Link className="button" to={triagePath(INBOX)}>
            <Trans>See what is due next</Trans>
          </Link>
        }
      />
    );
  }
  return (
    <Notice
      title={<Trans>No idea matches</Trans>}
      action={
        <Link className="button" to={triagePath(INBOX)}>
          <Trans>See what waits for an answer</Trans>
        </Link>
      }
    />
  );
}
