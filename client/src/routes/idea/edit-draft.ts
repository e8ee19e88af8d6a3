import type { IdeaText } from '../../features/writing/idea-text.js';

const KEY_PREFIX = 'edit:';

/** A change that is not saved yet, and the version of the idea that it was made to. */
export interface EditDraft extends IdeaText {
  version: number;
}

export function loadEditDraft(ideaId: string): EditDraft | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY_PREFIX + ideaId) ?? 'null');
    return isEditDraft(stored) ? stored : null;
  } catch {
    return null;
  }
}

export function saveEditDraft(ideaId: string, draft: EditDraft | null): void {
  try {
    if (draft) sessionStorage.setItem(KEY_PREFIX + ideaId, JSON.stringify(draft));
    else sessionStorage.removeItem(KEY_PREFIX + ideaId);
  } catch {
    // Storage is closed or full: the change lasts as long as the page.
  }
}

function isEditDraft(value: unknown): value is EditDraft {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return (
    typeof fields.get('version') === 'number' &&
    ['title', 'body', 'tags'].every((field) => typeof fields.get(field) === 'string')
  );
}
