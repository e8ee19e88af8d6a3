import { useCallback, useEffect, useRef, useState } from 'react';
import type { UserError } from '../../graphql/user-errors.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { lostFileAt } from './lost-files.js';
import { uploadItemId } from './upload-list.js';
import { hasPlaceholder } from './upload-text.js';
import type { Uploads } from './use-uploads.js';

/**
 * Sending of a text that may have files: what is on its way is waited for, and where some could not be sent nothing is.
 * @param text as it stands in the form
 * @param refusals of what was sent: files that the server does not have are marked as such
 * @param send called with everything in place
 */
export function useSendWhenUploaded(
  uploads: Uploads | null,
  text: string,
  refusals: readonly UserError[],
  send: () => void,
) {
  const [isWaiting, setWaiting] = useState(false);
  const latest = useRef({ send, uploads });
  const sentIds = useRef<readonly string[]>([]);
  useEffect(() => {
    latest.current = { send, uploads };
  });
  const sendNow = useCallback(() => {
    sentIds.current = latest.current.uploads?.ids ?? [];
    latest.current.send();
  }, []);
  useEffect(() => {
    const lost = refusals.flatMap((refusal) => sentIds.current[lostFileAt(refusal) ?? -1] ?? []);
    if (lost.length === 0) return;
    const [first] = latest.current.uploads?.lose(lost) ?? [];
    if (first !== undefined) focusSoon(document.getElementById(uploadItemId(first)));
  }, [refusals]);
  const isReady = !uploads || !(uploads.isBusy || uploads.hasFailed || hasPlaceholder(text));
  const isStuck = uploads !== null && !uploads.isBusy && uploads.hasFailed;
  useEffect(() => {
    if (!isWaiting || !(isReady || isStuck)) return;
    queueMicrotask(() => {
      setWaiting(false);
      if (isReady) sendNow();
    });
  }, [isWaiting, isReady, isStuck, sendNow]);
  return {
    /** The form was sent and waits for its files. */
    isWaiting,
    request: () => {
      if (isReady) sendNow();
      else setWaiting(true);
    },
  };
}
