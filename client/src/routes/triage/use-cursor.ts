import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import { triagePath, type TriageView } from '../../features/triage/triage-view.js';
import { isTyping } from '../../features/ideas/search-field.js';
import { useMedia } from '../../ui/use-media.js';
import { useStableCallback } from '../../ui/use-stable-callback.js';

/** Where both panes don't fit beside each other; the sheet has the same. */
const NARROW = '(max-width: 959px)';
/** How long the cursor must rest before the reading pane follows, ms. */
const REST_MS = 120;

/**
 * Where the keys are in the list, and what the reading pane shows. With both in view the pane follows the cursor; on a
 * phone the idea is a step of its own, and Back leads to the list.
 * @param openNumber the idea that the address names
 */
export function useCursor(
  view: TriageView,
  viewKey: string,
  rows: readonly TriageRow[],
  openNumber: number | null,
) {
  const navigate = useNavigate();
  const location = useLocation();
  const isWide = !useMedia(NARROW);
  const listArea = useRef<HTMLDivElement>(null);
  const paneArea = useRef<HTMLElement>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [cursor, setCursor] = useState<{ viewKey: string; id: string | null }>({ viewKey, id: null });
  const id = cursor.viewKey === viewKey ? cursor.id : null;
  const openRow = rows.find(({ number }) => number === openNumber);
  const current = rows.find((row) => row.id === id) ?? openRow ?? rows[0];
  const paneNumber = openNumber ?? (isWide ? (rows[0]?.number ?? null) : null);
  const isOpen = !isWide && openNumber !== null;

  useEffect(() => () => clearTimeout(rest.current), []);

  const focusRow = (row: TriageRow | undefined) =>
    row && listArea.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(row.id)}"]`)?.focus();
  const replaceOpen = (row: TriageRow) => {
    clearTimeout(rest.current);
    if (row.number !== openNumber)
      void navigate(triagePath(view, row.number), { replace: true, state: location.state });
  };

  const settle = useStableCallback((row: TriageRow, moved: string) => {
    // Meanwhile another view may be here.
    if (moved === viewKey) replaceOpen(row);
  });

  // On a phone a step leads the focus along.
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current === isOpen) return;
    wasOpen.current = isOpen;
    if (isOpen) paneArea.current?.focus();
    else focusRow(current);
  });

  /** `stay`: leaves the reading pane and the focus alone. */
  const moveTo = (row: TriageRow, { stay = false } = {}) => {
    setCursor({ viewKey, id: row.id });
    if (stay) return;
    if (isOpen) return replaceOpen(row);
    focusRow(row);
    if (!isWide) return;
    clearTimeout(rest.current);
    rest.current = setTimeout(() => settle(row, viewKey), REST_MS);
  };
  /** Shows the idea for reading. */
  const show = (row: TriageRow) => {
    setCursor({ viewKey, id: row.id });
    if (isWide || isOpen) return replaceOpen(row);
    void navigate(triagePath(view, row.number), { state: { fromList: true } });
  };
  /** Leads the focus to the idea at hand. */
  const open = () => {
    if (current) show(current);
    if (isWide) paneArea.current?.focus();
  };
  const back = () => {
    const state: unknown = location.state;
    if (typeof state === 'object' && state !== null && 'fromList' in state) void navigate(-1);
    else void navigate(triagePath(view), { replace: true });
  };
  /** From wherever back to the list, and on a phone from writing to reading first; false where one is there already. */
  const leave = (): boolean => {
    const { activeElement } = document;
    if (listArea.current?.contains(activeElement)) return false;
    if (!isOpen) focusRow(current);
    else if (isTyping(activeElement)) paneArea.current?.focus();
    else back();
    return true;
  };

  return {
    current,
    paneNumber,
    isOpen,
    /** Whether the cursor has left what the address named. */
    hasMoved: id !== null,
    listArea,
    paneArea,
    moveTo,
    show,
    open,
    back,
    leave,
  };
}
