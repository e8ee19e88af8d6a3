import { attachmentPath } from '../attachments/attachment-path.js';
import type { AttachedFile } from '../attachments/attachment-fields.js';
import { randomKey } from './random-key.js';
import { isAttachedFile, sendFile, type Sending, type SendOutcome } from './send-file.js';
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
  | { kind: 'REFUSED'; reason: 'TYPE' | 'TOO_LARGE' | 'TOO_MANY' | 'EMPTY'; message: null };

/** How long what has arrived is known: as long as the tab, or the browser. */
export type KeptIn = 'TAB' | 'BROWSER';

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
}

export interface UploadRules {
  bytesMax: number;
  countMax: number;
  language: string;
}

/** Requests at once. */
const AT_ONCE = 3;
const KEY_PREFIX = 'uploads:';

/** The files of one text that is being written: on their way, there, or refused. Lives on while its form is closed. */
export class UploadDesk {
  private list: readonly Upload[];
  private readonly files = new Map<string, File>();
  private readonly sendings = new Map<string, Sending>();
  private readonly listeners = new Set<() => void>();
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
    this.list = (load(storage, name) ?? present).map(arrived);
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
    for (const sending of this.sendings.values()) sending.cancel();
    this.sendings.clear();
    this.files.clear();
    this.set([]);
    forget(this.storage, this.name);
  }

  /** What stands in the text where the placeholder stood; '' for nothing, null while it is to stay. */
  linkOf(key: string): string | null {
    const upload = this.list.find((each) => each.key === key);
    if (!upload || upload.state === 'REFUSED') return '';
    return upload.attachment
      ? imageOf(attachmentPath(upload.attachment.url), upload.attachment.fileName)
      : null;
  }

  private pump(): void {
    for (const { key, state } of this.list) {
      if (this.sendings.size >= AT_ONCE) return;
      const file = this.files.get(key);
      if (state === 'WAITING' && file) this.send(key, file);
    }
  }

  private send(key: string, file: File): void {
    const sending = sendFile(file, this.language, (progress) => this.change(key, { progress }));
    this.sendings.set(key, sending);
    this.change(key, { state: 'SENDING' });
    void sending.outcome.then((outcome) => {
      if (this.sendings.get(key) !== sending) return;
      this.sendings.delete(key);
      if (outcome.kind !== 'FAILED') this.files.delete(key);
      this.change(
        key,
        outcome.kind === 'DONE'
          ? { state: 'DONE', progress: 1, attachment: outcome.attachment }
          : { state: outcome.kind, problem: outcome },
      );
      this.pump();
    });
  }

  private keep(files: readonly AttachedFile[]): void {
    if (files.length === 0 && this.present.length === 0) forget(this.storage, this.name);
    else save(this.storage, this.name, files);
  }

  private change(key: string, to: Partial<Upload>): void {
    this.set(this.list.map((upload) => (upload.key === key ? { ...upload, ...to } : upload)));
  }

  private set(list: readonly Upload[]): void {
    const files = attachmentsOf(list);
    if (files.length !== attachmentsOf(this.list).length) this.keep(files);
    this.list = list;
    for (const listener of this.listeners) listener();
  }
}

export const attachmentsOf = (list: readonly Upload[]): AttachedFile[] =>
  list.flatMap(({ attachment }) => attachment ?? []);

const arrived = (attachment: AttachedFile): Upload => ({
  key: randomKey(),
  fileName: attachment.fileName,
  isImage: attachment.contentType.startsWith('image/'),
  state: 'DONE',
  progress: 1,
  problem: null,
  attachment,
});

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

const storageOf = (kept: KeptIn): Storage => (kept === 'TAB' ? sessionStorage : localStorage);

function load(kept: KeptIn, name: string): AttachedFile[] | null {
  try {
    const stored: unknown = JSON.parse(storageOf(kept).getItem(KEY_PREFIX + name) ?? 'null');
    return Array.isArray(stored) ? stored.filter(isAttachedFile) : null;
  } catch {
    return null;
  }
}

function save(kept: KeptIn, name: string, files: readonly AttachedFile[]): void {
  try {
    storageOf(kept).setItem(KEY_PREFIX + name, JSON.stringify(files));
  } catch {
    // Storage is closed or full: the files are known as long as the page.
  }
}

function forget(kept: KeptIn, name: string): void {
  try {
    storageOf(kept).removeItem(KEY_PREFIX + name);
  } catch {
    // As above.
  }
}
