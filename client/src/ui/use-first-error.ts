import { useEffect, useRef } from 'react';

/** For a form's `ref`: whenever `errors` changes, the first control that is marked invalid, else the first alert, takes the focus. */
export function useFirstError(errors: unknown) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!errors) return;
    const first =
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      form.current?.querySelector<HTMLElement>('[role="alert"][tabindex]');
    first?.focus();
  }, [errors]);
  return form;
}
