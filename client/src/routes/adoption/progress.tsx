import { Trans } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { MemberLink } from '../../features/members/member-link.js';
import type { ResultOf } from '../../graphql/graphql.js';
import { useConnectionPages } from '../../graphql/use-connection-pages.js';
import { Avatar } from '../../ui/avatar.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { AdoptionUpdatesQuery } from './adoption-query.js';
import { hasProgressDraft, PostProgress } from './post-progress.js';

const PAGE_SIZE = 10;

interface ProgressProps {
  adoptionId: string;
  supporterCount: number;
  canPost: boolean;
  /** Whether posting is what the team is most likely here for. */
  isUnderWay: boolean;
}

/** What the team has said on the way, newest first. */
export function Progress({ adoptionId, supporterCount, canPost, isUnderWay }: ProgressProps) {
  const list = useMemo(
    () => ({
      document: AdoptionUpdatesQuery,
      variables: (after: string | null) => ({ id: adoptionId, first: PAGE_SIZE, after }),
      connection: ({ adoption }: ResultOf<typeof AdoptionUpdatesQuery>) => adoption?.updates ?? null,
    }),
    [adoptionId],
  );
  const { rows, loading, error, hasMore, loadMore, retry } = useConnectionPages(list, 'updates');
  const [writing, setWriting] = useState(() => canPost && hasProgressDraft(adoptionId));
  return (
    <section className="adoption-section" aria-labelledby="progress-title">
      <div className="adoption-section-head">
        <h2 id="progress-title">
          <Trans>Progress</Trans>
        </h2>
        {canPost && !writing && (
          <button
            type="button"
            className={isUnderWay ? 'button button-main' : 'button'}
            onClick={() => setWriting(true)}
          >
            <Icon name="edit" />
            <Trans>Post progress</Trans>
          </button>
        )}
      </div>
      {canPost && writing && (
        <PostProgress
          adoptionId={adoptionId}
          supporterCount={supporterCount}
          close={() => setWriting(false)}
        />
      )}
      <ol className="progress-list" aria-labelledby="progress-title" aria-busy={loading}>
        {rows.map((update) => (
          <li key={update.id} className="progress-post">
            <Avatar
              name={update.author.displayName}
              handle={update.author.handle}
              url={update.author.avatarUrl}
            />
            <div>
              <p className="progress-by">
                <MemberLink member={update.author}>{update.author.displayName}</MemberLink>
                <TimeAgo time={update.createdAt} />
              </p>
              <div className="prose" dangerouslySetInnerHTML={{ __html: update.bodyHtml }} />
            </div>
          </li>
        ))}
        {loading && (
          <li className="progress-post" aria-hidden="true">
            <span className="skeleton avatar" />
            <div className="progress-skeleton">
              <span className="skeleton" />
              <span className="skeleton" />
            </div>
          </li>
        )}
      </ol>
      {rows.length === 0 && !loading && !error && !writing && (
        <p className="muted">
          {canPost ? (
            <Trans>Nothing posted yet. A few lines now and then keep trust.</Trans>
          ) : (
            <Trans>No progress posted yet.</Trans>
          )}
        </p>
      )}
      {error && <Problem error={error} retry={retry} />}
      {hasMore && !loading && !error && (
        <button type="button" className="button" onClick={loadMore}>
          <Trans>Show earlier posts</Trans>
        </button>
      )}
    </section>
  );
}
