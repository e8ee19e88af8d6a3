import type { ReactNode } from 'react';

/** Stays in place and focusable while the form is under way; the form itself ignores further presses. */
export function SubmitButton({ pending, children }: { pending: boolean; children: ReactNode }) {
  return (
    <button type="submit" className="button button-main" aria-disabled={pending || undefined}>
      {children}
    </button>
  );
}
