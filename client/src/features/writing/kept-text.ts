import { useCallback, useState } from 'react';

const KEY_PREFIX = 'text:';

function load(key: string): string {
  try {
    return sessionStorage.getItem(KEY_PREFIX + key) ?? '';
  } catch {
    return '';
  }
}

/** Something that is being written: still there after going to another idea, closing its dialog or reloading, until it is sent. */
export function useKeptText(key: string) {
  const [kept, setKept] = useState(() => ({ key, text: load(key) }));
  const text = kept.key === key ? kept.text : load(key);
  const write = useCallback(
    (next: string) => {
      setKept({ key, text: next });
      try {
        if (next) sessionStorage.setItem(KEY_PREFIX + key, next);
        else sessionStorage.removeItem(KEY_PREFIX + key);
      } catch {
        // Storage is closed or full: the text lasts as long as the page.
      }
    },
    [key],
  );
  return [text, write] as const;
}
