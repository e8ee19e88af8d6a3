import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { ideaPath, memberPath } from '../../features/ideas/idea-path.js';
import { HideDialog } from '../../features/moderation/hide-dialog.js';
import { useReportReasons } from '../../features/moderation/report-reasons.js';
import { useModeration, type ModerationAction } from '../../features/moderation/use-moderation.js';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import { TimeAgo } from '../../ui/time-ago.js';
import type { QueueItem } from './moderation-query.js';

interface QueueCardProps {
  item: QueueItem;
  /** What was decided about it here; undefined while it waits. */
  decided: ModerationAction | undefined;
  selected: boolean;
  toggle(): void;
  settle(action: ModerationAction): void;
}

/** What waits, in its context, with why it does and what can be decided. */
export function QueueCard({ item, decided, selected, toggle, settle }: QueueCardProps) {
  const { t } = useLingui();
  const { subject } = item;
  const idea = subject.__typename === 'Idea' ? subject : subject.idea;
  const title = idea.title;
  if (decided) return <DecidedCard item={item} title={title} action={decided} settle={settle} />;
  const { author } = subject;
  return (
    <article
      className="queue-card"
      aria-label={subject.__typename === 'Idea' ? t`Idea: ${title}` : t`Comment on: ${title}`}
    >
      <header className="queue-head">
        <label className="check queue-check">
          <input type="checkbox" checked={selected} onChange={toggle} onKeyDown={toNeighbour} />
          <span className="visually-hidden">{t`Select: ${title}`}</span>
        </label>
        <Why item={item} />
        <span className="muted queue-age">
          <TimeAgo time={item.oldestAt} />
        </span>
      </header>
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
        <Link className="queue-title" to={ideaPath(idea)}>
          {idea.title}
        </Link>
        <span className="muted">{idea.board.name}</span>
      </p>
      {subject.__typename === 'Comment' && subject.parent && <Parent parent={subject.parent} />}
      <div className="queue-body">
        <p className="queue-author">
          <Avatar name={author.displayName} handle={author.handle} url={author.avatarUrl} />
          <Link to={memberPath(author)}>{author.displayName}</Link>
          <Joined joinedAt={author.joinedAt} />
        </p>
        {subject.bodyHtml.trim() === '' ? (
          <p className="muted">
            <Trans>Only the title.</Trans>
          </p>
        ) : (
          <div className="prose" dangerouslySetInnerHTML={{ __html: subject.bodyHtml }} />
        )}
      </div>
      <Reports reports={item.reports} />
      <Decisions item={item} settle={settle} />
    </article>
  );
}

/** The arrow keys lead from item to item; space selects. */
function toNeighbour(event: KeyboardEvent<HTMLInputElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const list = event.currentTarget.closest('.queue');
  const all = [...(list?.querySelectorAll<HTMLElement>('.queue-check input') ?? [])];
  all[all.indexOf(event.currentTarget) + by]?.focus();
}

function Why({ item: { state, heldFor, reports } }: { item: QueueItem }) {
  return (
    <p className="queue-why">
      {state === 'HELD' && (
        <strong>
          {heldFor === 'LINKS' ? (
            <Trans>Held: many links by a new member</Trans>
          ) : heldFor === 'REPETITION' ? (
            <Trans>Held: the same words elsewhere</Trans>
          ) : (
            <Trans>Held: one of the first posts</Trans>
          )}
        </strong>
      )}
      {reports.length > 0 && (
        <strong>
          <Plural value={reports.length} one="# report" other="# reports" />
        </strong>
      )}
    </p>
  );
}

type CommentSubject = Extract<QueueItem['subject'], { __typename: 'Comment' }>;

function Parent({ parent }: { parent: NonNullable<CommentSubject['parent']> }) {
  const name = parent.author.displayName;
  return (
    <blockquote className="queue-parent">
      <p className="muted">
        <Trans>Reply to {name}</Trans>
      </p>
      <p>{parent.body}</p>
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

function Reports({ reports }: { reports: QueueItem['reports'] }) {
  const { t } = useLingui();
  const reasons = useReportReasons();
  if (reports.length === 0) return null;
  return (
    <ul className="queue-reports" aria-label={t`Reports`}>
      {reports.map(({ reporter, reason, note, createdAt }) => (
        <li key={reporter.id}>
          <Icon name="flag" />
          <span>
            <strong>{reasons[reason]}</strong>{' '}
            <span className="muted">
              <Link to={memberPath(reporter)}>{reporter.displayName}</Link>, <TimeAgo time={createdAt} />
            </span>
            {note !== null && note !== '' && <span className="queue-note">{note}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Decisions({ item, settle }: { item: QueueItem; settle(action: ModerationAction): void }) {
  const { decide, pending, failure } = useModeration();
  const [hiding, setHiding] = useState(false);
  const { id } = item.subject;
  const press = async (action: ModerationAction) => {
    if (await decide(action, [id])) settle(action);
  };
  return (
    <div className="queue-decisions">
      {item.state === 'HELD' ? (
        <button
          type="button"
          className="button button-main"
          aria-disabled={pending || undefined}
          onClick={() => void press('APPROVE')}
        >
          <Icon name="check" />
          <Trans>Approve</Trans>
        </button>
      ) : (
        <button
          type="button"
          className="button button-main"
          aria-disabled={pending || undefined}
          onClick={() => void press('DISMISS')}
        >
          <Icon name="check" />
          <Trans>Nothing wrong with it</Trans>
        </button>
      )}
      <button type="button" className="button" onClick={() => setHiding(true)}>
        <Icon name="hide" />
        <Trans>Hide…</Trans>
      </button>
      <HideDialog
        subjectIds={[id]}
        open={hiding}
        close={() => setHiding(false)}
        hidden={() => settle('HIDE')}
      />
      <FormProblem
        general={failure.userErrors.map(({ message }) => message)}
        requestError={failure.requestError}
      />
    </div>
  );
}

interface DecidedCardProps {
  item: QueueItem;
  title: string;
  action: ModerationAction;
  settle(action: ModerationAction): void;
}

/** What is left of it once it is decided: that, and the way back. */
function DecidedCard({ item, title, action, settle }: DecidedCardProps) {
  const { decide, pending, failure } = useModeration();
  const back = action === 'HIDE' ? 'RESTORE' : 'HIDE';
  const undo = async () => {
    if (await decide(back, [item.subject.id])) settle(back);
  };
  return (
    <div className="queue-decided">
      <p>
        {action === 'HIDE' ? (
          <Trans>Hidden: {title}</Trans>
        ) : action === 'DISMISS' ? (
          <Trans>Left as it is: {title}</Trans>
        ) : (
          <Trans>Everybody sees it: {title}</Trans>
        )}
      </p>
      {action !== 'DISMISS' && (
        <button
          type="button"
          className="button"
          aria-disabled={pending || undefined}
          onClick={() => void undo()}
        >
          <Icon name="undo" />
          {action === 'HIDE' ? <Trans>Restore</Trans> : <Trans>Hide it after all</Trans>}
        </button>
      )}
      <FormProblem
        general={failure.userErrors.map(({ message }) => message)}
        requestError={failure.requestError}
      />
    </div>
  );
}
