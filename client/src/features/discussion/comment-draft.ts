import { useState } from 'react';

const KEY_PREFIX = 'comment:';

function load(key: string): string {
  try {
    return sessionStorage.getItem(KEY_PREFIX + key) ?? '';
  } catch {
    return '';
  }
}

function store(key: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(KEY_PREFIX + key);
    else sessionStorage.setItem(KEY_PREFIX + key, text);
  } catch {
    // Storage is closed or full: the text lasts as long as the page.
  }
}

/** A text that outlives leaving the page. @param key what it is about: an idea's id, or a comment's for a reply */
export function useCommentDraft(key: string) {
  const [text, setText] = useState(() => load(key));
  const change = (next: string) => {
    setText(next);
    store(key, next);
  };
  return [text, change] as const;
}
