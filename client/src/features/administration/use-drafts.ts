import { useState } from 'react';

/** What is being written in one dialog of a page. */
export interface Draft<Subject> {
  key: string;
  /** As it was when the dialog was opened first; null for a new one. */
  subject: Subject | null;
  open: boolean;
  /** Closes the dialog and keeps what was written in it. */
  hide(): void;
  /** Closes it for good: saved, or cancelled. */
  drop(): void;
}

const keyOf = (subject: { id: string } | null): string => subject?.id ?? 'new';

/** What was written in the dialogs of a page stays with the page until it is saved or cancelled, however a dialog was closed. */
export function useDrafts<Subject extends { id: string }>() {
  const [subjects, setSubjects] = useState<readonly (Subject | null)[]>([]);
  const [shown, setShown] = useState<string | null>(null);
  const hide = () => setShown(null);
  const edit = (subject: Subject | null) => {
    const key = keyOf(subject);
    setSubjects((known) => (known.some((one) => keyOf(one) === key) ? known : [...known, subject]));
    setShown(key);
  };
  const drafts = subjects.map((subject): Draft<Subject> => {
    const key = keyOf(subject);
    const drop = () => {
      hide();
      setSubjects((known) => known.filter((one) => keyOf(one) !== key));
    };
    return { key, subject, open: shown === key, hide, drop };
  });
  return { drafts, edit };
}
