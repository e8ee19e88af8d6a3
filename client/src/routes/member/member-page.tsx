import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { listVariables, NO_FILTERS } from '../../features/ideas/idea-filters.js';
import { IdeaList } from '../../features/ideas/idea-list.js';
import { MemberBan } from '../../features/moderation/member-ban.js';
import { usePageHead } from '../../features/session/page-head.js';
import { useShell } from '../../features/session/shell.js';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';
import { Tabs } from '../../ui/tabs.js';
import { NotFound } from '../not-found/not-found-page.js';
import { MemberDeliveries } from './member-deliveries.js';
import { MemberPageQuery, type MemberOnPage } from './member-query.js';
import { MemberSaid } from './member-said.js';
import { MemberStanding } from './member-standing.js';
import { OwnLedger } from './own-ledger.js';

const TABS = ['ideas', 'comments', 'delivered', 'points'] as const;

export default function MemberPage() {
  const { handle = '' } = useParams();
  // Nothing of one person stays while the next is loaded, the heading that takes the focus least of all.
  return <Profile key={handle} handle={handle} />;
}

function Profile({ handle }: { handle: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const { viewer } = useShell();
  const [{ data, error }, reload] = useQuery({
    query: MemberPageQuery,
    variables: { handle },
    requestPolicy: 'cache-and-network',
  });
  const [search, setSearch] = useSearchParams();
  const member = data?.member;
  usePageHead(member?.displayName ?? null);
  if (data && !member) return <NotFound />;
  if (error && !data) {
    return (
      <div className="page">
        <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      </div>
    );
  }
  if (!data || !member) return <MemberSkeleton />;
  const { displayName } = member;
  const joinedOn = format.day(member.joinedAt);
  const isViewer = viewer?.member.id === member.id;
  const asked = TABS.find((key) => key === search.get('tab'));
  const tab = asked === undefined || (asked === 'points' && !isViewer) ? 'ideas' : asked;
  return (
    <div className="page member-page">
      <header className="member-head">
        <Avatar name={member.displayName} handle={member.handle} url={member.avatarUrl} large />
        <div>
          <PageHeading>{member.displayName}</PageHeading>
          <p className="muted">
            @{member.handle} · <Trans>member since {joinedOn}</Trans>
          </p>
          <p className="member-roles">
            {member.role === 'ADMIN' && (
              <span className="tag">
                <Trans>Administrator</Trans>
              </span>
            )}
            {member.role === 'MODERATOR' && (
              <span className="tag">
                <Trans>Moderator</Trans>
              </span>
            )}
            {member.teams.map((team) => (
              <span className="tag" key={team.id}>
                {team.name}
              </span>
            ))}
          </p>
        </div>
      </header>
      <MemberBan key={member.id} member={member} />
      <MemberStanding member={member} levels={data.levels} />
      <Tabs
        label={t`What ${displayName} did`}
        tabs={[
          { key: 'ideas', label: <Plural value={member.ideaCount} one="# idea" other="# ideas" /> },
          {
            key: 'comments',
            label: <Plural value={member.comments.totalCount} one="# comment" other="# comments" />,
          },
          {
            key: 'delivered',
            label: <Plural value={member.delivered.totalCount} one="# delivery" other="# deliveries" />,
          },
          ...(isViewer ? [{ key: 'points', label: <Trans>What earned me points</Trans> }] : []),
        ]}
        current={tab}
        onChoose={(key) => setSearch(key === 'ideas' ? {} : { tab: key }, { replace: true })}
      >
        {tab === 'ideas' && <MemberIdeas member={member} isViewer={isViewer} />}
        {tab === 'comments' && <MemberSaid member={member} isViewer={isViewer} />}
        {tab === 'delivered' && <MemberDeliveries member={member} isViewer={isViewer} />}
        {tab === 'points' && <OwnLedger />}
      </Tabs>
    </div>
  );
}

function MemberIdeas({ member, isViewer }: { member: MemberOnPage; isViewer: boolean }) {
  const { t } = useLingui();
  const { id, displayName } = member;
  const variables = useMemo(() => listVariables({ ...NO_FILTERS, order: 'NEWEST' }, undefined, id), [id]);
  return (
    <IdeaList
      variables={variables}
      label={t`Ideas of ${displayName}`}
      showAuthor={false}
      empty={
        isViewer ? (
          <Notice
            title={<Trans>You have not submitted an idea yet</Trans>}
            action={
              <Link className="button button-main" to="/submit">
                <Trans>Submit an idea</Trans>
              </Link>
            }
          />
        ) : (
          <Notice
            title={<Trans>No ideas of {displayName} yet</Trans>}
            action={
              <Link className="button" to="/">
                <Trans>See all ideas</Trans>
              </Link>
            }
          />
        )
      }
    />
  );
}

function MemberSkeleton() {
  return (
    <div className="page member-page" aria-busy="true">
      <div className="member-head" aria-hidden="true">
        <span className="skeleton avatar avatar-large" />
        <span className="skeleton member-name-skeleton" />
      </div>
    </div>
  );
}
