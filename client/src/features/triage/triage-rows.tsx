import { useLingui } from '@lingui/react/macro';
import type { KeyboardEvent, RefObject } from 'react';
import type { RowProblems } from './row-problems.js';
import type { Selection } from './selection.js';
import type { TriageRow as Row } from './triage-fields.js';
import { TriageRow, type RowPress } from './triage-row.js';

const PAGE_ROWS = 10;

interface TriageRowsProps {
  rows: readonly Row[];
  area: RefObject<HTMLDivElement | null>;
  busy: boolean;
  /** Where the keys are. */
  currentId: string | undefined;
  openId: string | undefined;
  selection: Selection;
  problems: RowProblems;
  isDone(row: Row): boolean;
  onPress(row: Row, press: RowPress): void;
  /** Leads the keys to the row at `index`; `extend` chooses on the way. */
  onMove(index: number, extend: boolean): void;
  onOpen(): void;
  onToggle(): void;
}

/** A list box of ideas: one stop for Tab, the arrows lead through it, Space chooses, Enter opens. */
export function TriageRows(props: TriageRowsProps) {
  const { rows, area, busy, currentId, openId, selection, problems, isDone, onPress } = props;
  const { t } = useLingui();
  const current = rows.findIndex(({ id }) => id === currentId);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + PAGE_ROWS,
    PageUp: current - PAGE_ROWS,
    Home: 0,
    End: rows.length - 1,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = steps[event.key];
    if (index !== undefined) props.onMove(index, event.shiftKey);
    else if (event.key === 'Enter') props.onOpen();
    else if (event.key === ' ') props.onToggle();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={area}
      role="listbox"
      className="triage-rows"
      aria-label={t`Ideas to triage`}
      aria-multiselectable="true"
      aria-busy={busy}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {rows.map((row) => (
        <TriageRow
          key={row.id}
          row={row}
          isCurrent={row.id === currentId}
          isOpen={row.id === openId}
          isSelected={selection.ids.has(row.id)}
          isDone={isDone(row)}
          problem={problems.get(row.id)}
          onPress={onPress}
        />
      ))}
    </div>
  );
}
