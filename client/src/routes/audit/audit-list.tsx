import { Plural, Trans } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { ideaPath, memberPath } from '../../features/ideas/idea-path.js';
import { isErased } from '../../features/members/erased.js';
import type { ResultOf } from '../../graphql/graphql.js';
import { useConnectionPages } from '../../graphql/use-connection-pages.js';
import { useFormat } from '../../i18n/use-format.js';
import { Notice } from '../../ui/notice.js';
import { Problem } from '../../ui/problem.js';
import { toAuditFilter, type AuditFilters } from './audit-filters.js';
import { AuditCountQuery, AuditLogQuery, PAGE_SIZE, type AuditEvent } from './audit-query.js';

interface AuditListProps {
  filters: AuditFilters;
  actorId: string | null;
  showPerson(handle: string): void;
}

export function AuditList({ filters, actorId, showPerson }: AuditListProps) {
  const format = useFormat();
  const { action, from, to, person } = filters;
  const filter = useMemo(
    () => toAuditFilter({ action, from, to, person }, actorId),
    [action, from, to, person, actorId],
  );
  const list = useMemo(
    () => ({
      document: AuditLogQuery,
      variables: (after: string | null) => ({ first: PAGE_SIZE, after, filter }),
      connection: ({ auditLog }: ResultOf<typeof AuditLogQuery>) => auditLog,
    }),
    [filter],
  );
  const { rows, loading, error, hasMore, loadMore, retry } = useConnectionPages(list, 'audit');
  const [{ data: counted }] = useQuery({
    query: AuditCountQuery,
    variables: { filter },
    requestPolicy: 'cache-and-network',
  });
  const total = counted?.auditLog?.totalCount;
  if (error && rows.length === 0) return <Problem error={error} retry={retry} />;
  if (loading && rows.length === 0) return <span className="skeleton audit-skeleton" aria-hidden="true" />;
  if (rows.length === 0) return <Notice title={<Trans>Nothing of that kind was done</Trans>} />;
  return (
    <>
      {total !== undefined && (
        <p className="muted">
          <Plural value={total} one="# entry, the latest first" other="# entries, the latest first" />
        </p>
      )}
      <div className="audit-box">
        <table className="audit-table">
          <thead>
            <tr>
              <th scope="col">
                <Trans>When</Trans>
              </th>
              <th scope="col">
                <Trans>Who</Trans>
              </th>
              <th scope="col">
                <Trans>What</Trans>
              </th>
              <th scope="col">
                <Trans>Address</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((event) => (
              <tr key={event.id}>
                <td className="audit-when">{format.moment(event.createdAt)}</td>
                <td>
                  <Actor event={event} showPerson={showPerson} />
                </td>
                <td className="audit-what">
                  <Deed event={event} />
                </td>
                <td className="audit-address">{event.ipAddress}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {error && <Problem error={error} retry={retry} />}
      {hasMore && (
        <p>
          <button type="button" className="button" aria-disabled={loading || undefined} onClick={loadMore}>
            <Trans>Show more</Trans>
          </button>
        </p>
      )}
    </>
  );
}

function Actor({ event: { actor }, showPerson }: { event: AuditEvent; showPerson(handle: string): void }) {
  if (!actor) {
    return (
      <span className="muted">
        <Trans>By itself</Trans>
      </span>
    );
  }
  // Nobody finds who was erased by a handle.
  if (isErased(actor)) return actor.displayName;
  return (
    <button type="button" className="link-button" onClick={() => showPerson(actor.handle)}>
      {actor.displayName}
    </button>
  );
}

function Deed({ event: { summary, subject } }: { event: AuditEvent }) {
  const path = pathOf(subject);
  return path === null ? summary : <Link to={path}>{summary}</Link>;
}

function pathOf(subject: AuditEvent['subject']): string | null {
  switch (subject?.__typename) {
    case 'Idea':
      return ideaPath(subject);
    case 'Comment':
      return `${ideaPath(subject.idea)}#comment-${subject.id}`;
    case 'Member':
      return isErased(subject) ? null : memberPath(subject);
    case 'Board':
      return `/boards/${encodeURIComponent(subject.slug)}`;
    default:
      return null;
  }
}
