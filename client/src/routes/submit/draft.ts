import { readDraft, writeDraft } from '../../features/session/drafts.js';
import { randomKey } from '../../features/writing/random-key.js';
import { parseTags, type IdeaText } from '../../features/writing/idea-text.js';

export interface Draft extends IdeaText {
  boardId: string | null;
  /** The storm session that it goes into; of the address, so that it is not kept. */
  stormId?: string | null;
  /** What was sent last, under which key. */
  sent: { key: string; content: string } | null;
}

export const EMPTY_DRAFT: Draft = { boardId: null, title: '', body: '', tags: '', sent: null };

const NAME = 'idea';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The draft as it was left, whatever else may have written under its key. */
export function loadDraft(): Draft {
  const stored = readDraft('BROWSER', NAME);
  if (!isRecord(stored)) return EMPTY_DRAFT;
  const sent = isRecord(stored['sent']) ? stored['sent'] : null;
  return {
    boardId: text(stored['boardId']) || null,
    title: text(stored['title']),
    body: text(stored['body']),
    tags: text(stored['tags']),
    sent: sent && { key: text(sent['key']), content: text(sent['content']) },
  };
}

export const saveDraft = (draft: Draft): void => writeDraft('BROWSER', NAME, isEmpty(draft) ? null : draft);

export const clearDraft = (): void => saveDraft(EMPTY_DRAFT);

export const isEmpty = ({ title, body, tags }: IdeaText): boolean =>
  !title.trim() && !body.trim() && !tags.trim();

/**
 * The draft about to be sent. The same content goes under the same key however often it is sent, even after a reload, so
 * that it is submitted once; changed content is another submission.
 */
export function withKey(
  draft: Draft,
  attachmentIds: readonly string[] = [],
): Draft & { sent: { key: string; content: string } } {
  const content = JSON.stringify([
    draft.boardId,
    draft.title.trim(),
    draft.body,
    parseTags(draft.tags),
    ...(draft.stormId ? [draft.stormId] : []),
    ...attachmentIds,
  ]);
  const sent = draft.sent?.content === content ? draft.sent : { key: randomKey(), content };
  return { ...draft, sent };
}
