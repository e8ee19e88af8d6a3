import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { ideaPath } from '../../features/ideas/idea-path.js';
import { ModerationNote } from '../../features/moderation/moderation-note.js';
import type { ResultOf } from '../../graphql/graphql.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/notice.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { MemberCommentsQuery, MemberExtensionsQuery, type MemberOnPage, type Said } from './member-query.js';
import { PagedRows } from './paged-rows.js';

/** What a member added to others’ ideas: what became part of them, then everything they said. */
export function MemberSaid({ member, isViewer }: { member: MemberOnPage; isViewer: boolean }) {
  const { t } = useLingui();
  const { handle, displayName } = member;
  const extensions = useMemo(
    () => ({
      document: MemberExtensionsQuery,
      variables: (after: string | null) => ({ handle, after }),
      connection: (data: ResultOf<typeof MemberExtensionsQuery>) => data.member?.extensions ?? null,
    }),
    [handle],
  );
  const comments = useMemo(
    () => ({
      document: MemberCommentsQuery,
      variables: (after: string | null) => ({ handle, after }),
      connection: (data: ResultOf<typeof MemberCommentsQuery>) => data.member?.comments ?? null,
    }),
    [handle],
  );
  return (
    <>
      {member.extensions.totalCount > 0 && (
        <section>
          <h2>
            <Plural
              value={member.extensions.totalCount}
              one="# comment became part of an idea"
              other="# comments became part of ideas"
            />
          </h2>
          <PagedRows
            list={extensions}
            name="extensions"
            label={t`Extensions by ${displayName}`}
            className="member-said"
            renderRow={(said) => <SaidRow key={said.id} said={said} />}
            empty={null}
          />
        </section>
      )}
      <section>
        {member.extensions.totalCount > 0 && (
          <h2>
            <Trans>All comments</Trans>
          </h2>
        )}
        <PagedRows
          list={comments}
          name="comments"
          label={t`Comments by ${displayName}`}
          className="member-said"
          renderRow={(said) => <SaidRow key={said.id} said={said} />}
          empty={
            <Notice
              title={
                isViewer ? (
                  <Trans>You have not commented on an idea yet</Trans>
                ) : (
                  <Trans>No comments by {displayName} yet</Trans>
                )
              }
              action={
                <Link className="button" to="/">
                  <Trans>See all ideas</Trans>
                </Link>
              }
            />
          }
        />
      </section>
    </>
  );
}

function SaidRow({ said }: { said: Said }) {
  const { idea } = said;
  return (
    <li className="card">
      <p className="member-said-on">
        <Link to={ideaPath(idea)}>{idea.title}</Link>
        {said.extension && (
          <span className="tag">
            <Trans>Part of the idea</Trans>
          </span>
        )}
        {said.official && (
          <span className="tag">
            <Trans>Official</Trans>
          </span>
        )}
        <span className="muted">
          <TimeAgo time={said.createdAt} />
        </span>
      </p>
      <ModerationNote moderation={said.moderation} />
      <div className="prose" dangerouslySetInnerHTML={{ __html: said.bodyHtml }} />
      {said.likeCount > 0 && (
        <p className="member-likes muted">
          <Icon name="heart" />
          <Plural value={said.likeCount} one="# like" other="# likes" />
        </p>
      )}
    </li>
  );
}
