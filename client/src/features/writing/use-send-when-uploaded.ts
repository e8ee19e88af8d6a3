import { useEffect, useRef, useState } from 'react';
import { hasPlaceholder } from './upload-text.js';
import type { Uploads } from './use-uploads.js';

/**
 * Sending of a text that may have files: what is on its way is waited for, and where some could not be sent nothing is.
 * @param text as it stands in the form
 * @param send called with everything in place
 */
export function useSendWhenUploaded(uploads: Uploads | null, text: string, send: () => void) {
  const [isWaiting, setWaiting] = useState(false);
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  const isReady = !uploads || !(uploads.isBusy || uploads.hasFailed || hasPlaceholder(text));
  const isStuck = uploads !== null && !uploads.isBusy && uploads.hasFailed;
  useEffect(() => {
    if (!isWaiting || !(isReady || isStuck)) return;
    queueMicrotask(() => {
      setWaiting(false);
      if (isReady) latest.current();
    });
  }, [isWaiting, isReady, isStuck]);
  return {
    /** The form was sent and waits for its files. */
    isWaiting,
    request: () => {
      if (isReady) send();
      else setWaiting(true);
    },
  };
}
