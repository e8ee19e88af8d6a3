import { attachmentPath } from '../attachments/attachment-path.js';
import type { AttachedFile } from '../attachments/attachment-fields.js';
import { readDraft, writeDraft, type KeptIn } from '../session/drafts.js';
import { KEPT_FOR, keptFiles, type KeptFiles } from './kept-files.js';
import { randomKey } from './random-key.js';
import { sendFile, type Sending, type SendOutcome } from './send-file.js';
import { imageOf } from './upload-text.js';

/** Also what the file dialog offers; the server looks at the content and decides. */
export const ACCEPTED_TYPES: readonly string[] = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'application/pdf',
];

type Problem =
  | Exclude<SendOutcome, { kind: 'DONE' }>
  | {
      kind: 'REFUSED';
      reason: 'TYPE' | 'TOO_LARGE' | 'TOO_MANY' | 'EMPTY' | 'INTERRUPTED' | 'GONE';
      message: null;
    };

export interface Upload {
  /** Names it in the text's placeholder, too. */
  key: string;
  fileName: string;
  isImage: boolean;
  state: 'WAITING' | 'SENDING' | 'DONE' | 'FAILED' | 'REFUSED';
  /** 0..1 */
  progress: number;
  problem: Problem | null;
  attachment: AttachedFile | null;
  /** When it arrived, in milliseconds since 1970; null for what the text had before. */
  arrivedAt: number | null;
}

export interface UploadRules {
  bytesMax: number;
  countMax: number;
  language: string;
}

/** Requests at once. */
const AT_ONCE = 3;
/** How often a server that is busy is asked again, and for how long it may say that it will be, seconds. */
const TRIES_MAX = 5;
const WAIT_MAX = 60;
const nameOf = (draft: string): string => `uploads:${draft}`;

/** The files of one text that is being written: on their way, there, or refused. Lives on while its form is closed. */
export class UploadDesk {
  private list: readonly Upload[];
  private readonly files = new Map<string, File>();
  private readonly sendings = new Map<string, Sending>();
  private readonly listeners = new Set<() => void>();
  /** How often the server was too busy for each, and which of them wait for it now. */
  private readonly tries = new Map<string, number>();
  private readonly postponed = new Set<string>();
  private kept = '';
  private language = 'en';

  /**
   * @param present what the text has already; what was kept of an earlier visit counts more
   * @param storage where the draft of the text is kept
   */
  constructor(
    private readonly name: string,
    private readonly present: readonly AttachedFile[],
    private readonly storage: KeptIn,
  ) {
    const kept = keptFiles(readDraft(storage, nameOf(name)));
    this.kept = kept ? JSON.stringify(kept) : '';
    this.list = kept ? listOf(kept, present) : present.map((file) => arrived(file, null));
  }

  /** Whether files are here that a later visit would not find again. */
  get isNeeded(): boolean {
    return this.listeners.size > 0 || this.files.size > 0;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly Upload[] => this.list;

  /** @returns those that are on their way now; the others are in the list with what is wrong */
  add(files: readonly File[], { bytesMax, countMax, language }: UploadRules): Upload[] {
    this.language = language;
    let room = countMax - this.list.filter(({ state }) => state !== 'REFUSED').length;
    const added = files.map((file): Upload => {
      const problem = refusalOf(file, bytesMax, room);
      if (!problem) room--;
      return {
        key: randomKey(),
        fileName: file.name,
        isImage: file.type.startsWith('image/'),
        state: problem ? 'REFUSED' : 'WAITING',
        progress: 0,
        problem,
        attachment: null,
        arrivedAt: null,
      };
    });
    const accepted = added.filter(({ state }) => state === 'WAITING');
    added.forEach(({ key, state }, i) => {
      const file = files[i];
      if (file && state === 'WAITING') this.files.set(key, file);
    });
    this.set([...this.list.filter(({ state }) => state !== 'REFUSED'), ...added]);
    this.pump();
    return accepted;
  }

  retry(key: string): void {
    this.tries.delete(key);
    this.change(key, { state: 'WAITING', progress: 0, problem: null });
    this.pump();
  }

  /** Also cancels what is on its way. */
  remove(key: string): void {
    this.sendings.get(key)?.cancel();
    this.sendings.delete(key);
    this.files.delete(key);
    this.set(this.list.filter((upload) => upload.key !== key));
    this.pump();
  }

  /** Sent with its text, or given up: nothing of it is kept. */
  clear(): void {
    this.abandon();
    this.set([]);
    writeDraft(this.storage, nameOf(this.name), null);
  }

  /** The same without a word to anybody, and without a look at what is kept. */
  abandon(): void {
    for (const sending of this.sendings.values()) sending.cancel();
    this.sendings.clear();
    this.files.clear();
    this.postponed.clear();
    this.list = [];
  }

  /** Those went with their text; what was added meanwhile belongs to the next one. */
  sent(ids: readonly string[]): void {
    this.set(this.list.filter(({ attachment }) => !attachment || !ids.includes(attachment.id)));
  }

  /** The server has them no more. @returns the keys of those that are here */
  lose(ids: readonly string[]): string[] {
    const lost = this.list.filter(({ attachment }) => attachment && ids.includes(attachment.id));
    this.set(this.list.map((upload) => (lost.includes(upload) ? { ...upload, ...GONE } : upload)));
    return lost.map(({ key }) => key);
  }

  /** What stands in the text where the placeholder stood; '' for nothing, null while it is to stay. */
  linkOf(key: string): string | null {
    const upload = this.list.find((each) => each.key === key);
    if (!upload || upload.state === 'REFUSED') return '';
    return upload.attachment && upload.state === 'DONE'
      ? imageOf(attachmentPath(upload.attachment.url), upload.attachment.fileName)
      : null;
  }

  private pump(): void {
    for (const { key, state } of this.list) {
      if (this.sendings.size >= AT_ONCE) return;
      const file = this.files.get(key);
      if (state === 'WAITING' && file && !this.postponed.has(key)) this.send(key, file);
    }
  }

  private send(key: string, file: File): void {
    const sending = sendFile(file, this.language, (progress) => this.change(key, { progress }));
    this.sendings.set(key, sending);
    this.change(key, { state: 'SENDING' });
    void sending.outcome.then((outcome) => {
      if (this.sendings.get(key) !== sending) return;
      this.sendings.delete(key);
      if (this.postpones(key, outcome)) return;
      if (outcome.kind !== 'FAILED') this.files.delete(key);
      this.change(
        key,
        outcome.kind === 'DONE'
          ? { state: 'DONE', progress: 1, attachment: outcome.attachment, arrivedAt: Date.now() }
          : { state: outcome.kind, problem: outcome },
      );
      this.pump();
    });
  }

  /** Whether the server was only busy: then it is tried again by itself once the server has said it may be. */
  private postpones(key: string, outcome: SendOutcome): boolean {
    const wait = outcome.kind === 'FAILED' && outcome.reason === 'BUSY' ? outcome.retryAfter : null;
    const tries = (this.tries.get(key) ?? 0) + 1;
    if (typeof wait !== 'number' || wait > WAIT_MAX || tries > TRIES_MAX) return false;
    this.tries.set(key, tries);
    this.postponed.add(key);
    this.change(key, { state: 'WAITING', progress: 0 });
    setTimeout(() => {
      if (this.postponed.delete(key)) this.pump();
    }, wait * 1000);
    this.pump();
    return true;
  }

  private keep(): void {
    const kept: KeptFiles = {
      files: this.list.flatMap(({ attachment, arrivedAt }) => (attachment ? { attachment, arrivedAt } : [])),
      interrupted: this.list.filter(({ key }) => this.files.has(key)).map(({ fileName }) => fileName),
    };
    const isNothing = kept.files.length === 0 && kept.interrupted.length === 0 && this.present.length === 0;
    const written = isNothing ? '' : JSON.stringify(kept);
    if (written === this.kept) return;
    this.kept = written;
    writeDraft(this.storage, nameOf(this.name), isNothing ? null : kept);
  }

  private change(key: string, to: Partial<Upload>): void {
    this.set(this.list.map((upload) => (upload.key === key ? { ...upload, ...to } : upload)));
  }

  private set(list: readonly Upload[]): void {
    this.list = list;
    this.keep();
    for (const listener of this.listeners) listener();
  }
}

const GONE = {
  state: 'FAILED',
  problem: { kind: 'REFUSED', reason: 'GONE', message: null },
} as const satisfies Partial<Upload>;

export const attachmentsOf = (list: readonly Upload[]): AttachedFile[] =>
  list.flatMap(({ attachment, state }) => (attachment && state === 'DONE' ? attachment : []));

const arrived = (attachment: AttachedFile, arrivedAt: number | null): Upload => ({
  key: randomKey(),
  fileName: attachment.fileName,
  isImage: attachment.contentType.startsWith('image/'),
  state: 'DONE',
  progress: 1,
  problem: null,
  attachment,
  arrivedAt,
});

/** What was left: the server keeps what is attached to nothing for a day, and what was on its way went no further. */
function listOf({ files, interrupted }: KeptFiles, present: readonly AttachedFile[]): Upload[] {
  const isThere = (file: AttachedFile, since: number | null) =>
    since === null || Date.now() - since < KEPT_FOR || present.some(({ id }) => id === file.id);
  return [
    ...files.map(({ attachment, arrivedAt }): Upload => ({
      ...arrived(attachment, arrivedAt),
      ...(!isThere(attachment, arrivedAt) && GONE),
    })),
    ...interrupted.map((fileName): Upload => ({
      key: randomKey(),
      fileName,
      isImage: false,
      state: 'REFUSED',
      progress: 0,
      problem: { kind: 'REFUSED', reason: 'INTERRUPTED', message: null },
      attachment: null,
      arrivedAt: null,
    })),
  ];
}

function refusalOf(file: File, bytesMax: number, room: number): Problem | null {
  const refused = (reason: 'TYPE' | 'TOO_LARGE' | 'TOO_MANY' | 'EMPTY'): Problem => ({
    kind: 'REFUSED',
    reason,
    message: null,
  });
  if (!ACCEPTED_TYPES.includes(file.type)) return refused('TYPE');
  if (file.size === 0) return refused('EMPTY');
  if (file.size > bytesMax) return refused('TOO_LARGE');
  return room <= 0 ? refused('TOO_MANY') : null;
}
