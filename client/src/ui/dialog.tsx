import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Icon } from './icon.js';

interface DialogProps {
  title: string;
  open: boolean;
  onClose(): void;
  /** A sheet rises from the lower edge on a phone. */
  sheet?: boolean;
  children: ReactNode;
}

/** A modal on the native element: focus stays inside, Escape closes, focus returns to where it was, even where an open one is taken out of the page. */
export function Dialog({ title, open, onClose, sheet = false, children }: DialogProps) {
  const { t } = useLingui();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  useLayoutEffect(() => {
    const element = dialog.current;
    // Taking an open dialog out of the page leaves the focus nowhere; only closing it gives it back.
    return () => element?.close();
  }, []);
  useEffect(() => {
    const element = dialog.current;
    let pressed: EventTarget | null = null;
    const press = (event: PointerEvent) => {
      pressed = event.target;
    };
    // A press on the dialog itself, not on what is in it, is one on its backdrop; a selection of text that only ends there is none.
    const outside = (event: MouseEvent) => {
      if (event.target === element && pressed === element) element?.close();
    };
    element?.addEventListener('pointerdown', press);
    element?.addEventListener('click', outside);
    return () => {
      element?.removeEventListener('pointerdown', press);
      element?.removeEventListener('click', outside);
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={sheet ? 'dialog dialog-sheet' : 'dialog'}
      aria-labelledby={heading}
      onClose={() => {
        // It may have been opened anew before the event of closing came.
        if (dialog.current?.open === false) onClose();
      }}
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
