import { useRef, useState } from 'react';
import { randomKey } from './random-key.js';

const KEY_PREFIX = 'draft:';

interface Kept {
  text: string;
  /** What was sent last, under which key. */
  sent: { key: string; content: string } | null;
}

const NOTHING: Kept = { text: '', sent: null };

function load(name: string): Kept {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY_PREFIX + name) ?? 'null');
    return isKept(stored) ? stored : NOTHING;
  } catch {
    return NOTHING;
  }
}

function save(name: string, kept: Kept): void {
  try {
    if (kept.text === '') sessionStorage.removeItem(KEY_PREFIX + name);
    else sessionStorage.setItem(KEY_PREFIX + name, JSON.stringify(kept));
  } catch {
    // Storage is closed or full: the text lasts as long as the page.
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('sent' in value)) return false;
  const { text, sent } = value;
  if (typeof text !== 'string') return false;
  if (sent === null) return true;
  return typeof sent === 'object' && 'key' in sent && 'content' in sent && typeof sent.key === 'string';
}

/** What is kept under that name; empty for nothing. */
export const keptText = (name: string): string => load(name).text;

/** A text that is not sent yet: kept in this tab, over closing its form and over a reload. */
export function useKeptDraft(name: string) {
  const [text, setText] = useState(() => load(name).text);
  const sent = useRef(load(name).sent);
  const change = (next: string) => {
    setText(next);
    save(name, { text: next, sent: sent.current });
  };
  return {
    text,
    change,
    /**
     * The idempotency key for `content`: the same one as long as the content is the same. To be called before the request,
     * since after a crash the same content must go out under the same key.
     */
    keyFor(content: unknown): string {
      const written = JSON.stringify(content);
      if (sent.current?.content !== written) sent.current = { key: randomKey(), content: written };
      save(name, { text, sent: sent.current });
      return sent.current.key;
    },
    clear() {
      sent.current = null;
      change('');
    },
  };
}
