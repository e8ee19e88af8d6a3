import { useCallback, useRef, useState } from 'react';
import { readDraft, writeDraft } from '../session/drafts.js';
import { randomKey } from './random-key.js';

interface Kept {
  text: string;
  /** What was sent last, under which key. */
  sent: { key: string; content: string } | null;
}

const NOTHING: Kept = { text: '', sent: null };

function load(name: string): Kept {
  const stored = readDraft('TAB', name);
  return isKept(stored) ? stored : NOTHING;
}

const save = (name: string, kept: Kept): void => writeDraft('TAB', name, kept.text === '' ? null : kept);

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('sent' in value)) return false;
  const { text, sent } = value;
  if (typeof text !== 'string') return false;
  if (sent === null) return true;
  return typeof sent === 'object' && 'key' in sent && 'content' in sent && typeof sent.key === 'string';
}

/** What is kept under that name; empty for nothing. */
export const keptText = (name: string): string => load(name).text;

/** A text that is not sent yet: kept in this tab, over going elsewhere, closing its form and a reload. Another name is another text. */
export function useKeptDraft(name: string) {
  const [held, setHeld] = useState(() => ({ name, text: load(name).text }));
  const text = held.name === name ? held.text : load(name).text;
  /** As it stands now, also for who asked before it came to stand so. */
  const latest = useRef<({ name: string } & Kept) | null>(null);
  const now = useCallback((): Kept => {
    if (latest.current?.name !== name) latest.current = { name, ...load(name) };
    return latest.current;
  }, [name]);
  const keep = useCallback(
    (next: Partial<Kept>) => {
      const kept = Object.assign(now(), next);
      setHeld({ name, text: kept.text });
      save(name, { text: kept.text, sent: kept.sent });
    },
    [name, now],
  );
  const change = useCallback((next: string) => keep({ text: next }), [keep]);
  return {
    text,
    change,
    /**
     * The idempotency key for `content`: the same one as long as the content is the same. To be called before the request,
     * since after a crash the same content must go out under the same key.
     */
    keyFor(content: unknown): string {
      const written = JSON.stringify(content);
      const { sent } = now();
      const next = sent?.content === written ? sent : { key: randomKey(), content: written };
      keep({ sent: next });
      return next.key;
    },
    /**
     * What was sent goes; what was written since stays. Without `sent` all goes.
     * @returns whether nothing is left
     */
    clear(sent = now().text): boolean {
      const { text: written } = now();
      const rest = written.startsWith(sent) ? written.slice(sent.length).trimStart() : written;
      keep({ text: rest, sent: null });
      return rest === '';
    },
  };
}
