import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { memberPath } from '../../features/ideas/idea-path.js';
import { HideDialog } from '../../features/moderation/hide-dialog.js';
import { HistoryDialog } from '../../features/moderation/history-dialog.js';
import { useReportReasons } from '../../features/moderation/report-reasons.js';
import { useModeration, type ModerationAction } from '../../features/moderation/use-moderation.js';
import { readFragment } from '../../graphql/graphql.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { DecidedCard } from './decided-card.js';
import { SubjectFields, type QueueItem, type Subject } from './moderation-query.js';
import type { Outcome } from './outcome.js';
import { ideaOf, SubjectView } from './subject-view.js';
import { toNeighbour } from './to-neighbour.js';

interface QueueCardProps {
  item: QueueItem;
  /** What was decided about it here; undefined while it waits. */
  decided: Outcome | undefined;
  /** Whether the focus goes with that. */
  focused: boolean;
  /** A decision was refused since its author has changed it; it is shown as it now stands. */
  changed: boolean;
  selected: boolean;
  toggle(): void;
  settle(outcome: Outcome): void;
  outdated(subjectIds: readonly string[]): void;
}

/** What waits, in its context, with why it does and what can be decided. */
export function QueueCard(props: QueueCardProps) {
  const { item, decided, focused, changed, selected, toggle, settle, outdated } = props;
  const { t } = useLingui();
  const subject = readFragment(SubjectFields, item.subject);
  const { title } = ideaOf(subject);
  if (decided) {
    return (
      <DecidedCard
        subjectId={subject.id}
        wasHeld={item.state === 'HELD'}
        title={title}
        outcome={decided}
        focused={focused}
        settle={settle}
        outdated={outdated}
      />
    );
  }
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
      {item.deleted && (
        <p className="idea-note">
          <Trans>Its author has deleted it since. This is what it said.</Trans>
        </p>
      )}
      {changed && (
        <p className="idea-note" role="alert">
          <Trans>Its author has just changed it. This is how it stands now; nothing was decided.</Trans>
        </p>
      )}
      <SubjectView subject={subject} files={item.attachments} deleted={item.deleted} />
      <Earlier item={item} subject={subject} />
      <Reports item={item} />
      <Decisions item={item} subjectId={subject.id} settle={settle} outdated={outdated} />
    </article>
  );
}

function Why({ item: { state, heldFor, reportCount } }: { item: QueueItem }) {
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
      {reportCount > 0 && (
        <strong>
          <Plural value={reportCount} one="# report" other="# reports" />
        </strong>
      )}
    </p>
  );
}

/** What it said before, where that is not what it says now; most of all before somebody reported it. */
function Earlier({ item, subject }: { item: QueueItem; subject: Subject }) {
  const [open, setOpen] = useState(false);
  const revisions = subject.revisions ?? [];
  const reportedAt = item.reports.at(-1)?.createdAt;
  // What a deleted comment said is shown as its text already; a deleted idea leads nowhere any more.
  if (item.deleted ? subject.__typename === 'Idea' || revisions.length < 2 : revisions.length === 0)
    return null;
  const isSince = reportedAt !== undefined && revisions.some(({ replacedAt }) => replacedAt > reportedAt);
  return (
    <p className="queue-earlier">
      {isSince && !item.deleted && (
        <strong>
          <Trans>Changed since it was reported.</Trans>
        </strong>
      )}{' '}
      <button type="button" className="button button-quiet" onClick={() => setOpen(true)}>
        <Icon name="undo" />
        <Trans>Earlier versions</Trans>
      </button>
      <HistoryDialog subjectId={subject.id} open={open} close={() => setOpen(false)} />
    </p>
  );
}

function Reports({ item: { reports, reportCount } }: { item: QueueItem }) {
  const { t } = useLingui();
  const reasons = useReportReasons();
  if (reports.length === 0) return null;
  const more = reportCount - reports.length;
  return (
    <ul className="queue-reports" aria-label={t`Reports`}>
      {more > 0 && (
        <li className="muted">
          <Plural value={more} one="# earlier report" other="# earlier reports" />
        </li>
      )}
      {reports.map(({ reporter, reason, note, createdAt }) => (
        <li key={`${reporter.id} ${createdAt}`}>
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

interface DecisionsProps {
  item: QueueItem;
  subjectId: string;
  settle(outcome: Outcome): void;
  outdated(subjectIds: readonly string[]): void;
}

function Decisions({ item, subjectId, settle, outdated }: DecisionsProps) {
  const { decide, pending, failure } = useModeration(outdated);
  const [hiding, setHiding] = useState(false);
  const press = async (action: ModerationAction) => {
    if (await decide(action, [subjectId], { marks: [item.mark] })) settle(action);
  };
  return (
    <div className="queue-decisions">
      {item.state === 'HELD' && !item.deleted ? (
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
          {item.deleted ? <Trans>Close the reports</Trans> : <Trans>Nothing wrong with it</Trans>}
        </button>
      )}
      {!item.deleted && (
        <button type="button" className="button" onClick={() => setHiding(true)}>
          <Icon name="hide" />
          <Trans>Hide…</Trans>
        </button>
      )}
      <HideDialog
        subjectIds={[subjectId]}
        open={hiding}
        close={() => setHiding(false)}
        hidden={() => settle('HIDE')}
        outdated={outdated}
      />
      <FormProblem
        general={failure.userErrors.map(({ message }) => message)}
        requestError={failure.requestError}
      />
    </div>
  );
}
