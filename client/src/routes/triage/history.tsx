import { Trans } from '@lingui/react/macro';
import { MemberLink } from '../../features/members/member-link.js';
import { StatusChip } from '../../features/ideas/status-chip.js';
import { readFragment } from '../../graphql/graphql.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { StatusChangeFields } from '../idea/status-change-fields.js';
import type { ReadIdea } from './reading-query.js';

interface HistoryProps {
  changes: ReadIdea['history']['nodes'];
  createdAt: string;
  author: { handle: string; displayName: string };
}

/** Every step of the idea, the latest first. */
export function History({ changes, createdAt, author }: HistoryProps) {
  return (
    <section className="pane-section" aria-labelledby="history-title">
      <h3 id="history-title">
        <Trans>History</Trans>
      </h3>
      <ol className="triage-history">
        {changes.map((change) => {
          const { id, from, to, actor, responseHtml } = readFragment(StatusChangeFields, change);
          if (!from) return null;
          return (
            <li key={id} data-undone={change.isUndone || undefined}>
              <p>
                <StatusChip status={to} />
                {change.isUndone && (
                  <span>
                    <Trans>taken back</Trans>
                  </span>
                )}
                {actor && <MemberLink member={actor}>{actor.displayName}</MemberLink>}
                <TimeAgo time={change.createdAt} />
              </p>
              {responseHtml && <div className="prose" dangerouslySetInnerHTML={{ __html: responseHtml }} />}
            </li>
          );
        })}
        <li>
          <p>
            <span>
              <Trans>
                Submitted by <MemberLink member={author}>{author.displayName}</MemberLink>
              </Trans>
            </span>
            <TimeAgo time={createdAt} />
          </p>
        </li>
      </ol>
    </section>
  );
}
