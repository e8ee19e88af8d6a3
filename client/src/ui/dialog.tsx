import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Icon } from './icon.js';

interface DialogProps {
  title: string;
  open: boolean;
  onClose(): void;
  /** A sheet rises from the lower edge on a phone. */
  sheet?: boolean;
  children: ReactNode;
}

/** A modal on the native element: focus stays inside, Escape closes, focus returns to where it was. */
export function Dialog({ title, open, onClose, sheet = false, children }: DialogProps) {
  const { t } = useLingui();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  useEffect(() => {
    const element = dialog.current;
    // A press on the dialog itself, not on what is in it, is one on its backdrop.
    const outside = (event: MouseEvent) => {
      if (event.target === element) element?.close();
    };
    element?.addEventListener('click', outside);
    return () => element?.removeEventListener('click', outside);
  }, []);
  return (
    <dialog
      ref={dialog}
      className={sheet ? 'dialog dialog-sheet' : 'dialog'}
      aria-labelledby={heading}
      onClose={onClose}
    >
      {open && (
        <div className="dialog-box">
          <div className="dialog-head">
            <h2 id={heading}>{title}</h2>
            <button type="button" className="button button-quiet" aria-label={t`Close`} onClick={onClose}>
              <Icon name="close" />
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
