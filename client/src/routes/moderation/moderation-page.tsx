import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { usePageHead } from '../../features/session/page-head.js';
import { withNext } from '../../features/session/return-to.js';
import { useShell } from '../../features/session/shell.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Tabs } from '../../ui/tabs.js';
import { HiddenList } from './hidden-list.js';
import { ModerationQueue } from './moderation-queue.js';

const addressOf = (shown: string, board: string): Record<string, string> => ({
  ...(shown === 'hidden' ? { show: 'hidden' } : {}),
  ...(board === '' ? {} : { board }),
});

/** What is held or was reported, and what to make of it; for moderators. */
export default function ModerationPage() {
  const { t } = useLingui();
  const { viewer, boards } = useShell();
  const [search, setSearch] = useSearchParams();
  usePageHead(t`Moderation`);
  const slug = search.get('board');
  const shown = search.get('show') === 'hidden' ? 'hidden' : 'queue';
  const board = useMemo(() => boards?.find((one) => one.slug === slug), [boards, slug]);
  if (viewer === null) return <Navigate to={withNext('/sign-in', '/moderation')} replace />;
  const isKnown = slug === null || boards !== undefined;
  return (
    <div className="page moderation-page" aria-busy={viewer === undefined || !isKnown}>
      <PageHeading>
        <Trans>Moderation</Trans>
      </PageHeading>
      {viewer && !viewer.canModerate && (
        <Notice
          title={<Trans>This page is for moderators</Trans>}
          action={
            <Link className="button" to="/">
              <Trans>See all ideas</Trans>
            </Link>
          }
        />
      )}
      {viewer?.canModerate && (
        <>
          <div className="moderation-filter">
            <Field label={t`Board`}>
              {(control) => (
                <select
                  {...control}
                  className="input"
                  value={board?.slug ?? ''}
                  onChange={(event) => setSearch(addressOf(shown, event.target.value))}
                >
                  <option value="">{t`All boards`}</option>
                  {(boards ?? []).map((one) => (
                    <option key={one.id} value={one.slug}>
                      {one.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          <Tabs
            label={t`What to show`}
            tabs={[
              { key: 'queue', label: <Trans>Waiting</Trans> },
              { key: 'hidden', label: <Trans>Hidden</Trans> },
            ]}
            current={shown}
            onChoose={(key) => setSearch(addressOf(key, slug ?? ''))}
          >
            {isKnown &&
              (shown === 'hidden' ? (
                <HiddenList key={board?.id ?? ''} boardId={board?.id ?? null} />
              ) : (
                <ModerationQueue key={board?.id ?? ''} boardId={board?.id ?? null} />
              ))}
          </Tabs>
        </>
      )}
    </div>
  );
}
