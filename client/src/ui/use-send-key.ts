import { useEffect, type RefObject } from 'react';

/** Ctrl or Command with Enter sends the form, from wherever in it one is writing; `present`: whether the form is there yet. */
export function useSendKey(form: RefObject<HTMLFormElement | null>, present = true): void {
  useEffect(() => {
    const element = present ? form.current : null;
    const send = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      element?.requestSubmit();
    };
    element?.addEventListener('keydown', send);
    return () => element?.removeEventListener('keydown', send);
  }, [form, present]);
}
