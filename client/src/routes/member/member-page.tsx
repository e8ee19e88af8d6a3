import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { AdoptionCard, AdoptionCardFields } from '../../features/adoptions/adoption-card.js';
import { listVariables, NO_FILTERS } from '../../features/ideas/idea-filters.js';
import { IdeaList } from '../../features/ideas/idea-list.js';
import { MemberBan } from '../../features/moderation/member-ban.js';
import { MemberBanFields } from '../../features/moderation/member-ban-fields.js';
import { usePageHead } from '../../features/session/page-head.js';
import { useShell } from '../../features/session/shell.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';
import { NotFound } from '../not-found/not-found-page.js';

export const MemberPageQuery = graphql(
  `
    query MemberPage($handle: String!) {
      member(handle: $handle) {
        id
        handle
        displayName
        avatarUrl
        role
        ...MemberBanFields
        ideaCount
        deliveredIdeaCount
        joinedAt
        teams {
          id
          name
        }
        delivered(first: 6) {
          totalCount
          nodes {
            id
            ...AdoptionCardFields
          }
        }
      }
    }
  `,
  [AdoptionCardFields, MemberBanFields],
);

export default function MemberPage() {
  const { t } = useLingui();
  const format = useFormat();
  const { viewer } = useShell();
  const { handle = '' } = useParams();
  const [{ data, error }, reload] = useQuery({
    query: MemberPageQuery,
    variables: { handle },
    requestPolicy: 'cache-and-network',
  });
  const member = data?.member;
  const variables = useMemo(
    () => listVariables({ ...NO_FILTERS, order: 'NEWEST' }, undefined, member?.id),
    [member?.id],
  );
  usePageHead(member?.displayName ?? null);
  if (data && !member) return <NotFound />;
  if (error && !data) {
    return (
      <div className="page">
        <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      </div>
    );
  }
  if (!member) return <MemberSkeleton />;
  const { displayName } = member;
  const joinedOn = format.day(member.joinedAt);
  const isViewer = viewer?.member.id === member.id;
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
      <MemberBan member={member} />
      {member.delivered.totalCount > 0 && (
        <section className="member-delivered" aria-labelledby="delivered-title">
          <h2 id="delivered-title">
            <Plural value={member.deliveredIdeaCount} one="# idea delivered" other="# ideas delivered" />
          </h2>
          <ul>
            {member.delivered.nodes.map((adoption) => (
              <AdoptionCard key={adoption.id} adoption={adoption} />
            ))}
          </ul>
          {member.delivered.totalCount > member.delivered.nodes.length && (
            <p className="muted">
              <Plural
                value={member.delivered.totalCount - member.delivered.nodes.length}
                one="and # more"
                other="and # more"
              />
            </p>
          )}
        </section>
      )}
      <h2>
        <Plural value={member.ideaCount} one="# idea" other="# ideas" />
      </h2>
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
    </div>
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
