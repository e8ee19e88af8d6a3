import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { languageTag } from '../../i18n/locale.js';
import { useLocale } from '../../i18n/locale-provider.js';
import type { AttachedFile } from '../attachments/attachment-fields.js';
import { useShell } from '../session/shell.js';
import { dropWithDrafts, type KeptIn } from '../session/drafts.js';
import { attachmentsOf, UploadDesk, type Upload } from './upload-desk.js';

export interface Uploads {
  list: readonly Upload[];
  /** Of what has arrived; what a mutation is told. */
  ids: string[];
  isBusy: boolean;
  /** Some could not be sent, and are to be tried again or taken away. */
  hasFailed: boolean;
  countMax: number;
  bytesMax: number;
  /** @returns those that are on their way */
  add(files: readonly File[]): Upload[];
  retry(key: string): void;
  remove(key: string): void;
  /** Of a placeholder's key: what takes its place, '' for nothing, null while it is to stay. */
  linkOf(key: string): string | null;
  /** Once the text is sent, or given up: only what it had already stays. */
  clear(): void;
  /** Once a text is sent with these, and another may be begun: only what was added since stays. */
  sent(ids: readonly string[]): void;
  /** The server knows nothing of these any more. @returns the keys of those in the list */
  lose(ids: readonly string[]): string[];
}

const NONE: readonly AttachedFile[] = [];
const desks = new Map<string, UploadDesk>();

dropWithDrafts(() => {
  for (const desk of desks.values()) desk.abandon();
  desks.clear();
});

/** Not while forms are being shown: those that come with this one are not heard of yet. */
function sweep(): void {
  for (const [known, desk] of desks) if (!desk.isNeeded) desks.delete(known);
}

function deskOf(name: string, present: readonly AttachedFile[], kept: KeptIn): UploadDesk {
  const known = desks.get(name);
  if (known?.isNeeded) return known;
  const desk = new UploadDesk(name, present, kept);
  desks.set(name, desk);
  return desk;
}

/**
 * The files of a text that is being written; null where nothing can be uploaded, as when signed out.
 * @param name of the text's draft
 * @param present what the text has already
 */
export function useUploads(
  name: string,
  { present = NONE, kept = 'TAB' }: { present?: readonly AttachedFile[]; kept?: KeptIn } = {},
): Uploads | null {
  const { viewer, community } = useShell();
  const { locale } = useLocale();
  const [held, setHeld] = useState(() => ({ name, desk: deskOf(name, present, kept) }));
  let { desk } = held;
  if (held.name !== name) {
    desk = deskOf(name, present, kept);
    setHeld({ name, desk });
  }
  const list = useSyncExternalStore(desk.subscribe, desk.snapshot);
  useEffect(() => {
    const sweeping = setTimeout(sweep);
    return () => clearTimeout(sweeping);
  }, []);
  const clear = useCallback(() => {
    desks.delete(name);
    desk.clear();
    setHeld({ name, desk: deskOf(name, present, kept) });
  }, [name, desk, present, kept]);
  const limits = community?.limits;
  const signedIn = Boolean(viewer);
  return useMemo(() => {
    if (!signedIn || !limits) return null;
    const { attachmentBytesMax: bytesMax, attachmentsMax: countMax } = limits;
    return {
      list,
      ids: attachmentsOf(list).map(({ id }) => id),
      isBusy: list.some(({ state }) => state === 'WAITING' || state === 'SENDING'),
      hasFailed: list.some(({ state }) => state === 'FAILED'),
      countMax,
      bytesMax,
      add: (files) => desk.add(files, { bytesMax, countMax, language: languageTag(locale) }),
      retry: (key) => desk.retry(key),
      remove: (key) => desk.remove(key),
      // Another one with each change of the list.
      linkOf: (key) => desk.linkOf(key),
      clear,
      sent: (sentIds) => desk.sent(sentIds),
      lose: (lostIds) => desk.lose(lostIds),
    };
  }, [signedIn, limits, list, desk, locale, clear]);
}
