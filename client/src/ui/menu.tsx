import { useCallback, useId, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useDismiss } from './use-dismiss.js';

interface MenuProps {
  label: string;
  button: ReactNode;
  /** The panel's content exists only while it is open. */
  lazy?: boolean;
  children: ReactNode;
}

/** A button that discloses a small panel of links and controls below itself. */
export function Menu({ label, button, lazy = false, children }: MenuProps) {
  const area = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const panel = useId();
  const { key } = useLocation();
  /** The entry of the history at which it was opened: leading elsewhere closes it. */
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const open = openedAt === key;
  const close = useCallback(() => {
    if (area.current?.contains(document.activeElement)) toggle.current?.focus();
    setOpenedAt(null);
  }, []);
  useDismiss(open, area, close);
  return (
    <div className="menu" ref={area}>
      <button
        ref={toggle}
        type="button"
        className="button button-quiet"
        aria-label={label}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpenedAt(open ? null : key)}
      >
        {button}
      </button>
      <div className="menu-panel" id={panel} hidden={!open}>
        {(open || !lazy) && children}
      </div>
    </div>
  );
}
