import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { memo, type MouseEvent } from 'react';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import { Icon } from '../../ui/icon.js';
import { useNow } from '../../ui/use-now.js';
import { dueOf } from './due.js';
import { DueChip } from './due-chip.js';
import type { TriageRow as Row } from './triage-fields.js';

export interface RowPress {
  /** On the mark at its beginning, or with Ctrl: choose it. */
  chooses: boolean;
  /** With Shift: choose all up to it. */
  extends: boolean;
}

interface TriageRowProps {
  row: Row;
  /** Whether Tab leads to this row. */
  isCurrent: boolean;
  isOpen: boolean;
  isSelected: boolean;
  /** It would not be listed again. */
  isDone: boolean;
  problem: string | undefined;
  onPress(row: Row, press: RowPress): void;
}

/** One idea on one line. Its parts are drawn for the eye; the label says the same in one sentence. */
export const TriageRow = memo(function TriageRow({
  row,
  isCurrent,
  isOpen,
  isSelected,
  isDone,
  problem,
  onPress,
}: TriageRowProps) {
  const format = useFormat();
  const { points, votes } = useCounts(row);
  const label = useRowLabel(row, isDone, problem);
  const press = (event: MouseEvent) => {
    const onMark = event.target instanceof Element && event.target.closest('.triage-mark') !== null;
    onPress(row, {
      chooses: onMark || event.ctrlKey || event.metaKey,
      extends: event.shiftKey,
    });
  };
  return (
    // The list box around it handles the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="option"
      id={`row-${row.id}`}
      data-id={row.id}
      className="triage-row"
      data-done={isDone || undefined}
      data-problem={problem === undefined ? undefined : ''}
      aria-selected={isSelected}
      aria-current={isOpen || undefined}
      aria-label={label}
      tabIndex={isCurrent ? 0 : -1}
      onClick={press}
    >
      <span className="triage-mark">
        <span>{isSelected && <Icon name="check" />}</span>
      </span>
      <span className="stage-dot" data-stage={row.status.stage} title={row.status.name} />
      <span className="triage-row-title" title={row.title}>
        {row.title}
      </span>
      <span className="triage-row-state">
        {problem !== undefined && (
          <span className="triage-row-problem" title={problem}>
            !
          </span>
        )}
        {isDone && <Icon name="check" />}
        {(row.internalNoteCount ?? 0) > 0 && (
          <span className="triage-row-notes">
            <Icon name="note" />
            {format.number(row.internalNoteCount ?? 0)}
          </span>
        )}
      </span>
      <span className="triage-row-due">
        <DueChip idea={row} />
      </span>
      <span className="triage-row-board" title={row.board.name}>
        {row.board.name}
      </span>
      <span className="triage-row-points" title={points}>
        {format.points(row.points)}
      </span>
      <span className="triage-row-votes" title={votes}>
        {format.number(row.promoteCount + row.demoteCount)}
      </span>
      <time className="triage-row-age" dateTime={row.createdAt} title={format.moment(row.createdAt)}>
        {format.briefAge(row.createdAt)}
      </time>
      <span className="triage-row-assignee" title={row.assignee?.displayName}>
        {row.assignee && (
          <Avatar name={row.assignee.displayName} handle={row.assignee.handle} url={row.assignee.avatarUrl} />
        )}
      </span>
    </div>
  );
});

function useCounts(row: Row) {
  const { t } = useLingui();
  const { points } = row;
  const votes = row.promoteCount + row.demoteCount;
  return {
    points: t`${plural(points, { one: '# point', other: '# points' })}`,
    votes: t`${plural(votes, { one: '# vote', other: '# votes' })}`,
  };
}

function useRowLabel(row: Row, isDone: boolean, problem: string | undefined): string {
  const { t } = useLingui();
  const due = dueOf(row, useNow());
  const { points, votes } = useCounts(row);
  const { number } = row;
  const notes = row.internalNoteCount ?? 0;
  const assignee = row.assignee?.displayName;
  return [
    row.title,
    `#${number}`,
    row.status.name,
    row.board.name,
    points,
    votes,
    due.kind === 'OVERDUE' && t`${plural(due.days, { one: '# day overdue', other: '# days overdue' })}`,
    due.kind === 'TODAY' && (due.isOverdue ? t`overdue today` : t`due today`),
    due.kind === 'AHEAD' && t`${plural(due.days, { one: 'due in # day', other: 'due in # days' })}`,
    due.kind === 'ANSWERED' && t`answered`,
    assignee !== undefined && t`assigned to ${assignee}`,
    notes > 0 && t`${plural(notes, { one: '# internal note', other: '# internal notes' })}`,
    isDone && t`done`,
    problem,
  ]
    .filter((part) => part !== false && part !== undefined)
    .join(', ');
}

/** Shaped like the rows that come. */
export function TriageRowSkeletons({ count }: { count: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <div className="triage-row triage-row-skeleton" key={index}>
          <span className="skeleton" />
          <span className="skeleton" />
          <span className="skeleton" />
        </div>
      ))}
    </div>
  );
}
