import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useModeration, type ModerationAction } from '../../features/moderation/use-moderation.js';
import { readFragment, type ResultOf } from '../../graphql/graphql.js';
import { useConnectionPages } from '../../graphql/use-connection-pages.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/notice.js';
import { Problem } from '../../ui/problem.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { HiddenContentQuery, PAGE_SIZE, SubjectFields, type HiddenRow } from './moderation-query.js';
import { ideaOf, SubjectView } from './subject-view.js';

/** What is hidden, for those who may bring it back. */
export function HiddenList({ boardId }: { boardId: string | null }) {
  const { t } = useLingui();
  const list = useMemo(
    () => ({
      document: HiddenContentQuery,
      variables: (after: string | null) => ({ first: PAGE_SIZE, after, boardId }),
      connection: ({ hiddenContent }: ResultOf<typeof HiddenContentQuery>) =>
        hiddenContent && {
          ...hiddenContent,
          nodes: hiddenContent.nodes.map((row) => ({ ...row, id: row.subject.id })),
        },
    }),
    [boardId],
  );
  const { rows, loading, error, hasMore, loadMore, retry } = useConnectionPages(list, 'hidden');
  return (
    <>
      <ul className="queue" aria-label={t`What is hidden`} aria-busy={loading}>
        {rows.map((row) => (
          <li key={row.id}>
            <HiddenCard row={row} />
          </li>
        ))}
        {loading && (
          <li aria-hidden="true">
            <span className="skeleton queue-skeleton" />
          </li>
        )}
      </ul>
      {error && <Problem error={error} retry={retry} />}
      {hasMore && (
        <p>
          <button type="button" className="button" onClick={loadMore}>
            <Trans>Show more</Trans>
          </button>
        </p>
      )}
      {rows.length === 0 && !loading && !error && <Notice title={<Trans>Nothing is hidden</Trans>} />}
    </>
  );
}

function HiddenCard({ row }: { row: HiddenRow }) {
  const { t } = useLingui();
  const { decide, pending, failure } = useModeration();
  const [done, setDone] = useState<ModerationAction | null>(null);
  const subject = readFragment(SubjectFields, row.subject);
  const { title } = ideaOf(subject);
  const press = async (action: ModerationAction) => {
    if (await decide(action, [subject.id])) setDone(action);
  };
  if (done) {
    return (
      <div className="queue-decided" tabIndex={-1} ref={focusSoon}>
        <p>
          {done === 'RESTORE' ? (
            <Trans>Everybody sees it: {title}</Trans>
          ) : (
            <Trans>Stays hidden when the ban ends: {title}</Trans>
          )}
        </p>
      </div>
    );
  }
  return (
    <article
      className="queue-card"
      aria-label={subject.__typename === 'Idea' ? t`Idea: ${title}` : t`Comment on: ${title}`}
    >
      <header className="queue-head">
        <p className="queue-why">
          <strong>
            {row.withBan ? (
              <Trans>Hidden while its author is banned</Trans>
            ) : (
              <Trans>Hidden by a moderator</Trans>
            )}
          </strong>
        </p>
        <span className="muted queue-age">
          <TimeAgo time={row.hiddenAt} />
        </span>
      </header>
      <SubjectView subject={subject} files={row.subject.attachments} />
      <div className="queue-decisions">
        <button
          type="button"
          className="button"
          aria-disabled={pending || undefined}
          onClick={() => void press('RESTORE')}
        >
          <Icon name="revive" />
          <Trans>Show it to everybody</Trans>
        </button>
        {row.withBan && (
          <button
            type="button"
            className="button"
            aria-disabled={pending || undefined}
            onClick={() => void press('HIDE')}
          >
            <Icon name="hide" />
            <Trans>Keep it hidden when the ban ends</Trans>
          </button>
        )}
        <FormProblem
          general={failure.userErrors.map(({ message }) => message)}
          requestError={failure.requestError}
        />
      </div>
    </article>
  );
}
