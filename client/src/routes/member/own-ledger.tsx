import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Earnings } from '../../features/reputation/earnings.js';
import { ideaPath } from '../../features/ideas/idea-path.js';
import type { ResultOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Notice } from '../../ui/notice.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { OwnLedgerQuery } from './member-query.js';
import { PagedRows } from './paged-rows.js';

type Event = NonNullable<ResultOf<typeof OwnLedgerQuery>['viewer']>['reputationEvents']['nodes'][number];

const LEDGER = {
  document: OwnLedgerQuery,
  variables: (after: string | null) => ({ after }),
  connection: ({ viewer }: ResultOf<typeof OwnLedgerQuery>) => viewer?.reputationEvents ?? null,
};

/** What earned and cost the viewer reputation. */
export function OwnLedger() {
  const { t } = useLingui();
  return (
    <>
      <p className="muted">
        <Trans>Only you see this list.</Trans>
      </p>
      <PagedRows
        list={LEDGER}
        name="ledger"
        label={t`What earned you points`}
        className="ledger"
        row={(event) => <LedgerRow key={event.id} event={event} />}
        empty={
          <Notice
            title={<Trans>Nothing has earned you points yet</Trans>}
            action={
              <Link className="button button-main" to="/submit">
                <Trans>Submit an idea</Trans>
              </Link>
            }
          >
            <Earnings />
          </Notice>
        }
      />
    </>
  );
}

function LedgerRow({ event }: { event: Event }) {
  const format = useFormat();
  const { points, idea, reversedAt } = event;
  const amount = format.number(Math.abs(points));
  return (
    <li data-reversed={reversedAt !== null || undefined}>
      <span className="ledger-points">{points < 0 ? `−${amount}` : `+${amount}`}</span>
      <span className="ledger-what">
        <What kind={event.kind} />
        {idea && (
          <>
            {': '}
            <Link to={ideaPath(idea)}>{idea.title}</Link>
          </>
        )}
        {reversedAt !== null && (
          <span className="tag">
            <Trans>taken back</Trans>
          </span>
        )}
      </span>
      <span className="muted">
        <TimeAgo time={event.createdAt} />
      </span>
    </li>
  );
}

function What({ kind }: { kind: Event['kind'] }) {
  switch (kind) {
    case 'PROMOTED':
      return <Trans>Somebody promoted your idea</Trans>;
    case 'IDEA_ADOPTED':
      return <Trans>Your idea was adopted</Trans>;
    case 'IDEA_DELIVERED':
      return <Trans>Your idea was delivered</Trans>;
    case 'EXTENSION_ACCEPTED':
      return <Trans>Your comment became part of an idea</Trans>;
    case 'EXTENSION_DELIVERED':
      return <Trans>An idea with your extension was delivered</Trans>;
    case 'FIRST_COMMENT':
      return <Trans>Your first comment on an idea</Trans>;
    case 'COMMENT_LIKED':
      return <Trans>Somebody liked your comment</Trans>;
    case 'CONTENT_REMOVED':
      return <Trans>A moderator removed something of yours</Trans>;
  }
}
