import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { AttachmentFields } from '../../features/attachments/attachment-fields.js';
import { Attachments } from '../../features/attachments/attachments.js';
import { commentHash } from '../../features/discussion/comment-link.js';
import { ideaPath, memberPath } from '../../features/ideas/idea-path.js';
import type { FragmentOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import type { Subject } from './moderation-query.js';

interface SubjectViewProps {
  subject: Subject;
  files: ReadonlyArray<FragmentOf<typeof AttachmentFields>>;
  /** Its author deleted it; it leads nowhere any more. */
  deleted?: boolean;
}

export const ideaOf = (subject: Subject) => (subject.__typename === 'Idea' ? subject : subject.idea);

/** All that an idea or a comment says and brings along, where it stands, and by whom. */
export function SubjectView({ subject, files, deleted = false }: SubjectViewProps) {
  const idea = ideaOf(subject);
  const path =
    subject.__typename === 'Idea'
      ? ideaPath(idea)
      : { pathname: ideaPath(idea), hash: commentHash(subject.id) };
  const { author } = subject;
  const html =
    subject.__typename === 'Comment' && deleted ? (subject.revisions?.[0]?.bodyHtml ?? '') : subject.bodyHtml;
  const tags = subject.__typename === 'Idea' ? subject.tags : [];
  return (
    <>
      <p className="queue-context">
        <span className="tag">
          {subject.__typename === 'Idea' ? (
            <Trans>Idea</Trans>
          ) : subject.internal ? (
            <Trans>Note</Trans>
          ) : (
            <Trans>Comment</Trans>
          )}
        </span>
        {deleted && subject.__typename === 'Idea' ? (
          <span className="queue-title">{idea.title}</span>
        ) : (
          <Link className="queue-title" to={path}>
            {idea.title}
          </Link>
        )}
        <span className="muted">{idea.board.name}</span>
      </p>
      {subject.__typename === 'Comment' && subject.parent && <Parent parent={subject.parent} />}
      <div className="queue-body">
        <p className="queue-author">
          <Avatar name={author.displayName} handle={author.handle} url={author.avatarUrl} />
          <Link to={memberPath(author)}>{author.displayName}</Link>
          <Joined joinedAt={author.joinedAt} />
        </p>
        {html.trim() !== '' && <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />}
        <Attachments files={files} html={html} />
        {html.trim() === '' && files.length === 0 && (
          <p className="muted">
            <Trans>Only the title.</Trans>
          </p>
        )}
        {tags.length > 0 && (
          <p className="queue-tags">
            {tags.map((tag) => (
              <span key={tag} className="tag">
                #{tag}
              </span>
            ))}
          </p>
        )}
      </div>
    </>
  );
}

type CommentSubject = Extract<Subject, { __typename: 'Comment' }>;

function Parent({ parent }: { parent: NonNullable<CommentSubject['parent']> }) {
  const name = parent.author.displayName;
  return (
    <blockquote className="queue-parent">
      <p className="muted">
        <Trans>Reply to {name}</Trans>
      </p>
      {parent.bodyHtml.trim() === '' ? (
        <p className="muted">
          <Trans>It is deleted.</Trans>
        </p>
      ) : (
        <div className="prose" dangerouslySetInnerHTML={{ __html: parent.bodyHtml }} />
      )}
    </blockquote>
  );
}

function Joined({ joinedAt }: { joinedAt: string }) {
  const format = useFormat();
  const day = format.day(joinedAt);
  return (
    <span className="muted">
      <Trans>member since {day}</Trans>
    </span>
  );
}
