import type { AttachedFile } from '../attachments/attachment-fields.js';

export type SendOutcome =
  | { kind: 'DONE'; attachment: AttachedFile }
  /** Will be refused however often it is tried. */
  | { kind: 'REFUSED'; message: string | null }
  | {
      kind: 'FAILED';
      reason: 'SIGNED_OUT' | 'UNREACHABLE' | 'BUSY';
      message: string | null;
      /** Seconds after which the server would have it tried again; null where it did not say. */
      retryAfter?: number | null;
    };

/** What it is to become: part of a text, a member's picture, or the community's. */
export type Purpose = 'CONTENT' | 'AVATAR' | 'LOGO';

export interface Sending {
  outcome: Promise<SendOutcome>;
  /** The outcome then never comes. */
  cancel(): void;
}

const ADDRESS = '/attachments?purpose=';
const FINAL = new Set([400, 403, 413, 415]);
/** What may go well another time, and the server says why it did not. */
const TOLD = new Set([408, 503]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function isAttachedFile(value: unknown): value is AttachedFile {
  if (!isRecord(value)) return false;
  return (
    ['id', 'fileName', 'contentType', 'url'].every((name) => typeof value[name] === 'string') &&
    typeof value['byteSize'] === 'number'
  );
}

function messageIn(answer: unknown): string | null {
  const error = isRecord(answer) ? answer['error'] : null;
  const message = isRecord(error) ? error['message'] : null;
  return typeof message === 'string' ? message : null;
}

function outcomeOf(request: XMLHttpRequest): SendOutcome {
  const { status, responseText: text } = request;
  const answer = parsed(text);
  if (status === 201 && isAttachedFile(answer)) return { kind: 'DONE', attachment: answer };
  const message = messageIn(answer);
  if (FINAL.has(status)) return { kind: 'REFUSED', message };
  if (status === 401) return { kind: 'FAILED', reason: 'SIGNED_OUT', message: null };
  if (status === 429) {
    const retryAfter = Number(request.getResponseHeader('retry-after') ?? NaN);
    return {
      kind: 'FAILED',
      reason: 'BUSY',
      message,
      retryAfter: Number.isNaN(retryAfter) ? null : retryAfter,
    };
  }
  return { kind: 'FAILED', reason: 'UNREACHABLE', message: TOLD.has(status) ? message : null };
}

/**
 * Sends a file to become an attachment. XMLHttpRequest, since `fetch` tells nothing of how far it has come.
 * @param language of the messages of a refusal
 * @param progress hears the share that is sent, 0..1
 */
export function sendFile(
  file: File,
  language: string,
  progress: (share: number) => void = () => undefined,
  purpose: Purpose = 'CONTENT',
): Sending {
  const request = new XMLHttpRequest();
  const outcome = new Promise<SendOutcome>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) progress(loaded / total);
    });
    request.addEventListener('load', () => resolve(outcomeOf(request)));
    for (const event of ['error', 'timeout'])
      request.addEventListener(event, () =>
        resolve({ kind: 'FAILED', reason: 'UNREACHABLE', message: null }),
      );
  });
  const form = new FormData();
  form.append('file', file, file.name);
  request.open('POST', ADDRESS + purpose);
  request.setRequestHeader('accept-language', language);
  request.send(form);
  return { outcome, cancel: () => request.abort() };
}
