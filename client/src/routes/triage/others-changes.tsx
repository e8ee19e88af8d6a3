import { Trans } from '@lingui/react/macro';
import { useEffect, useSyncExternalStore } from 'react';
import { ChangeText } from '../../features/triage/change-text.js';
import type { SeenIdeas } from '../../features/triage/changes.js';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import { readFragment } from '../../graphql/graphql.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { StatusChangeFields } from '../idea/status-change-fields.js';
import type { ReadIdea } from './reading-query.js';

interface OthersChangesProps {
  idea: TriageRow;
  read: ReadIdea | null | undefined;
  /** Whether `idea` and `read` are of one moment: news comes in pieces, and is told as a whole. */
  isWhole: boolean;
  seen: SeenIdeas;
}

/** What others did to the idea since it was last looked at here. */
export function OthersChanges({ idea, read, isWhole, seen }: OthersChangesProps) {
  useSyncExternalStore(seen.subscribe, seen.getRevision);
  useEffect(() => seen.meet(idea), [seen, idea]);
  const changes = isWhole ? seen.changesOf(idea) : [];
  const [newest] = read?.history.nodes ?? [];
  const step = newest ? readFragment(StatusChangeFields, newest) : undefined;
  // The history may be a moment behind the idea.
  const made = step?.to.key === idea.status.key ? step : undefined;
  return (
    <div aria-live="polite">
      {changes.length > 0 && (
        <div className="others-changes">
          <ul>
            {changes.map((change) => (
              <li key={change.kind}>
                <ChangeText change={change} who={made?.actor?.displayName} />{' '}
                {made && (change.kind === 'STATUS' || change.kind === 'ANSWERED') && (
                  <TimeAgo time={made.createdAt} />
                )}
              </li>
            ))}
          </ul>
          <button type="button" className="button triage-small" onClick={() => seen.acknowledge([idea])}>
            <Trans>Got it</Trans>
          </button>
        </div>
      )}
    </div>
  );
}
