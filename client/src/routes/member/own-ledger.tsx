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
        renderRow={(event) => <LedgerRow key={event.id} event={event} />}
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
  const texts = useKindTexts();
  const { points, idea, reversedAt } = event;
  const amount = format.number(Math.abs(points));
  return (
    <li data-reversed={reversedAt !== null || undefined}>
      <span className="ledger-points">{points < 0 ? `−${amount}` : `+${amount}`}</span>
      <span className="ledger-what">
        {texts[event.kind]}
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

function useKindTexts(): Record<Event['kind'], string> {
  const { t } = useLingui();
  return {
    PROMOTED: t`Somebody promoted your idea`,
    IDEA_ADOPTED: t`Your idea was adopted`,
    IDEA_DELIVERED: t`Your idea was delivered`,
    EXTENSION_ACCEPTED: t`Your comment became part of an idea`,
    EXTENSION_DELIVERED: t`An idea with your extension was delivered`,
    FIRST_COMMENT: t`Your first comment on an idea`,
    COMMENT_LIKED: t`Somebody liked your comment`,
    CONTENT_REMOVED: t`A moderator removed something of yours`,
  };
}
