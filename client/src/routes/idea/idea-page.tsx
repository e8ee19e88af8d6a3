import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Link, Navigate, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { Attachments } from '../../features/attachments/attachments.js';
import { Discussion } from '../../features/discussion/discussion.js';
import { Extensions } from '../../features/discussion/extensions.js';
import { ideaPath, parseIdeaNumber } from '../../features/ideas/idea-path.js';
import { ideaProse } from '../../features/ideas/idea-prose.js';
import { MemberLink } from '../../features/members/member-link.js';
import { useLiveIdea } from '../../features/live/use-live-idea.js';
import { ModerationNote } from '../../features/moderation/moderation-note.js';
import { ModeratorControls } from '../../features/moderation/moderator-controls.js';
import { ReportButton } from '../../features/moderation/report-button.js';
import { StatusChip } from '../../features/ideas/status-chip.js';
import { LevelMark } from '../../features/reputation/level-mark.js';
import { usePageHead } from '../../features/session/page-head.js';
import { withNext } from '../../features/session/return-to.js';
import { useShell } from '../../features/session/shell.js';
import { stormPath } from '../../features/storms/storm-facts.js';
import { VoteControl } from '../../features/votes/vote-control.js';
import { Avatar } from '../../ui/avatar.js';
import { VoteForButton } from '../../features/votes/vote-for-button.js';
import { Icon } from '../../ui/icon.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { useFormat } from '../../i18n/use-format.js';
import { readFragment } from '../../graphql/graphql.js';
import { NotFound } from '../not-found/not-found-page.js';
import { AdoptionNote, IdeaAdoptionFields } from './adoption-note.js';
import { ArchivedNote } from './archived-note.js';
import { DeleteIdeaButton, DeleteOthersIdea } from './delete-idea-button.js';
import { EditIdea } from './edit-idea.js';
import { FollowButton } from './follow-button.js';
import { IdeaAside } from './idea-aside.js';
import { IdeaPageQuery, type IdeaOnPage } from './idea-query.js';
import { IdeaSkeleton } from './idea-skeleton.js';
import { MergedBanner } from './merged-ideas.js';
import { OfficialResponse } from './official-response.js';
import { ShareButton } from './share-button.js';
import { Timeline } from './timeline.js';

export default function IdeaPage() {
  const { numberAndSlug } = useParams();
  const number = parseIdeaNumber(numberAndSlug);
  // Each idea has a page of its own: nothing of the one that was read before is taken for the next.
  return number === null ? <NotFound /> : <PageOfIdea key={number} number={number} />;
}

function PageOfIdea({ number }: { number: number }) {
  const { pathname, search, hash } = useLocation();
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const { viewer } = useShell();
  const [{ data, error, fetching }, execute] = useQuery({
    query: IdeaPageQuery,
    variables: { number },
    requestPolicy: 'cache-and-network',
  });
  const idea = data?.idea;
  const canonical = idea ? ideaPath(idea) : undefined;
  const editing = query.get('edit') === '1';
  usePageHead(editing ? null : (idea?.title ?? null), canonical);
  useEffect(() => {
    // A saved edit may change the address, and is about to leave for it.
    if (canonical !== undefined && canonical !== pathname && !editing)
      void navigate(canonical + search + hash, { replace: true });
  }, [canonical, pathname, search, hash, editing, navigate]);

  const refresh = () => execute({ requestPolicy: 'network-only' });
  // While it is being edited, what others save must not come in unseen: the refused save shows theirs beside one's own.
  const [pulse, setPulse] = useState(0);
  useLiveIdea(editing ? null : idea?.id, refresh, () => setPulse((before) => before + 1));
  if (data && !idea && !fetching) return <NotFound />;
  if (error && !idea) {
    return (
      <div className="page">
        <Problem error={error} retry={refresh} />
      </div>
    );
  }
  if (!idea || canonical === undefined) return <IdeaSkeleton />;
  if (editing) {
    if (viewer === null) return <Navigate to={withNext('/sign-in', pathname + search)} replace />;
    if (idea.viewerCan.edit) {
      return (
        <EditIdea idea={idea} refresh={refresh} close={() => void navigate(canonical, { replace: true })} />
      );
    }
  }
  return <IdeaArticle idea={idea} pulse={pulse} refresh={refresh} />;
}

const isAhead = (time: string) => Date.parse(time) > Date.now();

interface IdeaArticleProps {
  idea: IdeaOnPage;
  pulse: number;
  refresh(): void;
}

function IdeaArticle({ idea, pulse, refresh }: IdeaArticleProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { viewer } = useShell();
  const path = ideaPath(idea);
  const adoption = idea.adoption ? readFragment(IdeaAdoptionFields, idea.adoption) : undefined;
  // A merged idea takes no votes of its own: who wants to back it does so where its votes count.
  const votable = idea.mergedInto ?? idea;
  const html = ideaProse(idea.title, idea);
  const isPublic = idea.moderation === 'VISIBLE';
  const isOwn = viewer?.member.id === idea.author.id;
  const dueDay = idea.dueAt === null ? null : format.day(idea.dueAt);
  return (
    <div className="idea-page">
      <div className="idea-vote">
        <VoteControl idea={votable} />
      </div>
      <article className="idea-article">
        <nav aria-label={t`You are here`} className="idea-crumbs">
          <Link to={`/boards/${encodeURIComponent(idea.board.slug)}`}>{idea.board.name}</Link>
          <span className="muted">#{idea.number}</span>
        </nav>
        <PageHeading className="idea-title">{idea.title}</PageHeading>
        <div className="idea-meta">
          <StatusChip status={idea.status} />
          <MemberLink className="idea-author" member={idea.author}>
            <Avatar name={idea.author.displayName} handle={idea.author.handle} url={idea.author.avatarUrl} />
            {idea.author.displayName}
          </MemberLink>
          <LevelMark level={idea.author.level} />
          <TimeAgo time={idea.createdAt} />
          {idea.editedAt !== null && (
            <span title={format.moment(idea.editedAt)}>
              <Trans>edited</Trans>
            </span>
          )}
          {idea.storm && (
            <Link className="storm-link" to={stormPath(idea.storm)}>
              <Icon name="storm" />
              {idea.storm.title}
            </Link>
          )}
          {!adoption && <Keeper idea={idea} />}
        </div>
        {idea.mergedInto && <MergedBanner target={idea.mergedInto} />}
        {idea.status.stage === 'ARCHIVED' && !idea.mergedInto && (
          <ArchivedNote ideaId={idea.id} canRevive={idea.viewerCan.revive} refresh={refresh} />
        )}
        <ModerationNote moderation={idea.moderation} />
        {html !== '' && <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />}
        <Attachments files={idea.attachments} html={html} />
        <Extensions comments={idea.extensions} />
        {idea.tags.length > 0 && (
          <ul className="idea-tags" aria-label={t`Tags`}>
            {idea.tags.map((tag) => (
              <li key={tag}>
                <Link className="tag" to={`/?tag=${encodeURIComponent(tag)}`}>
                  #{tag}
                </Link>
              </li>
            ))}
          </ul>
        )}
        <div className="idea-actions">
          {isPublic && !idea.mergedInto && <FollowButton ideaId={idea.id} isTold={idea.viewerIsTold} />}
          {isPublic && <ShareButton title={idea.title} url={idea.url} />}
          {idea.viewerCan.edit && (
            <Link className="button button-quiet" to={`${path}?edit=1`}>
              <Icon name="edit" />
              <Trans>Edit</Trans>
            </Link>
          )}
          {(idea.viewerCan.report || idea.viewerReported) && (
            <ReportButton key={idea.id} subjectId={idea.id} reported={idea.viewerReported} />
          )}
          {idea.viewerCan.voteFor && <VoteForButton ideaId={idea.id} className="button button-quiet" />}
          {idea.viewerCan.delete && isOwn && <DeleteIdeaButton ideaId={idea.id} title={idea.title} />}
          {idea.viewerCan.moderate && (
            <ModeratorControls
              key={idea.id}
              subjectId={idea.id}
              moderation={idea.moderation}
              changed={refresh}
            />
          )}
          {idea.viewerCan.delete && !isOwn && !isPublic && (
            <DeleteOthersIdea ideaId={idea.id} title={idea.title} />
          )}
        </div>
        {idea.officialResponse ? (
          <OfficialResponse response={idea.officialResponse} board={idea.board} />
        ) : (
          idea.dueAt !== null &&
          idea.isOpen && (
            <p className="idea-due">
              {isAhead(idea.dueAt) ? (
                <Trans>The team answers by {dueDay}.</Trans>
              ) : (
                <Trans>An answer was due on {dueDay}. It is still owed.</Trans>
              )}
            </p>
          )
        )}
        {adoption && <AdoptionNote adoption={adoption} />}
        <Timeline
          createdAt={idea.createdAt}
          author={idea.author}
          changes={idea.history.nodes}
          answeredBy={idea.officialResponse?.id}
          adoption={adoption}
        />
        <Discussion idea={idea} pulse={pulse} changed={refresh} />
      </article>
      <IdeaAside idea={idea} />
      <div className="idea-bar">
        <VoteControl idea={votable} layout="row" />
        {idea.board.viewerVotesLeft !== null && (
          <span className="muted">
            <Plural value={idea.board.viewerVotesLeft} one="# vote left" other="# votes left" />
          </span>
        )}
      </div>
    </div>
  );
}

/** Who looks after it until it is decided. */
function Keeper({ idea: { assignee, team } }: { idea: IdeaOnPage }) {
  if (!assignee && !team) return null;
  const name = team?.name;
  return (
    <span>
      {assignee && team ? (
        <Trans>
          in the hands of <MemberLink member={assignee}>{assignee.displayName}</MemberLink>, {name}
        </Trans>
      ) : assignee ? (
        <Trans>
          in the hands of <MemberLink member={assignee}>{assignee.displayName}</MemberLink>
        </Trans>
      ) : (
        <Trans>in the hands of {name}</Trans>
      )}
    </span>
  );
}
