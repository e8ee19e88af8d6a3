import { readDraft, writeDraft } from '../../features/session/drafts.js';
import type { IdeaText } from '../../features/writing/idea-text.js';

const nameOf = (ideaId: string): string => `edit:${ideaId}`;

/** A change that is not saved yet, and the version of the idea that it was made to. */
export interface EditDraft extends IdeaText {
  version: number;
}

export function loadEditDraft(ideaId: string): EditDraft | null {
  const stored = readDraft('TAB', nameOf(ideaId));
  return isEditDraft(stored) ? stored : null;
}

export const saveEditDraft = (ideaId: string, draft: EditDraft | null): void =>
  writeDraft('TAB', nameOf(ideaId), draft);

function isEditDraft(value: unknown): value is EditDraft {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return (
    typeof fields.get('version') === 'number' &&
    ['title', 'body', 'tags'].every((field) => typeof fields.get(field) === 'string')
  );
}
