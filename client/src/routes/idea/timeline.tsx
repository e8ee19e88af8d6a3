import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { memberPath } from '../../features/ideas/idea-path.js';
import { StatusChip } from '../../features/ideas/status-chip.js';
import { readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { StatusChangeFields } from './status-change-fields.js';

interface TimelineProps {
  createdAt: string;
  author: { handle: string; displayName: string };
  changes: ReadonlyArray<FragmentOf<typeof StatusChangeFields>>;
  /** The change whose response already stands under the idea. */
  answeredBy: string | undefined;
}

/** What became of the idea, oldest first. */
export function Timeline({ createdAt, author, changes, answeredBy }: TimelineProps) {
  const format = useFormat();
  const rows = readFragment(StatusChangeFields, changes).toSorted((a, b) =>
    a.createdAt.localeCompare(b.createdAt),
  );
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title">
        <Trans>What became of it</Trans>
      </h2>
      <ol className="timeline">
        <li data-stage="SUBMITTED">
          <span>
            <Trans>
              Submitted by <Link to={memberPath(author)}>{author.displayName}</Link>
            </Trans>
          </span>
          <time dateTime={createdAt}>{format.day(createdAt)}</time>
        </li>
        {rows
          .filter((row) => row.from !== null)
          .map((row) => (
            <li key={row.id} data-stage={row.to.stage}>
              <StatusChip status={row.to} />
              <time dateTime={row.createdAt}>{format.day(row.createdAt)}</time>
              {row.actor && (
                <span className="timeline-actor">
                  <Link to={memberPath(row.actor)}>{row.actor.displayName}</Link>
                </span>
              )}
              {row.responseHtml && row.id !== answeredBy && (
                <div className="prose" dangerouslySetInnerHTML={{ __html: row.responseHtml }} />
              )}
            </li>
          ))}
      </ol>
    </section>
  );
}
