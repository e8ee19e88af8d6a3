/** Where a draft is kept: as long as the tab, or the browser. */
export type KeptIn = 'TAB' | 'BROWSER';

const PREFIX = 'draft:';
/** Whose they are. */
const OWNER = 'drafts-of';
const PLACES: readonly KeptIn[] = ['TAB', 'BROWSER'];

let turn = 0;
const listeners = new Set<() => void>();
const inMemory = new Set<() => void>();

const storageOf = (kept: KeptIn): Storage => (kept === 'TAB' ? sessionStorage : localStorage);

/** What was kept under that name, whoever may have written it; null for nothing. */
export function readDraft(kept: KeptIn, name: string): unknown {
  try {
    return JSON.parse(storageOf(kept).getItem(PREFIX + name) ?? 'null');
  } catch {
    return null;
  }
}

/** @param value null for nothing any more */
export function writeDraft(kept: KeptIn, name: string, value: unknown): void {
  try {
    if (value === null) storageOf(kept).removeItem(PREFIX + name);
    else storageOf(kept).setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Storage is closed or full: what is written lasts as long as the page.
  }
}

/** For what of drafts stands in memory, to be given up without a word. */
export const dropWithDrafts = (drop: () => void): void => void inMemory.add(drop);

function empty(storage: Storage): void {
  for (const key of Object.keys(storage))
    if (key.startsWith(PREFIX) || key === OWNER) storage.removeItem(key);
}

function drop(kept: readonly KeptIn[]): void {
  for (const each of kept) {
    try {
      empty(storageOf(each));
    } catch {
      // Closed storage holds nothing.
    }
  }
  for (const each of inMemory) each();
  turn++;
}

/** Whoever was here has left: nothing of what they were writing may be found by the next person. */
export function forgetDrafts(): void {
  drop(PLACES);
  for (const listener of listeners) listener();
}

function ownerIn(kept: KeptIn): string | null {
  try {
    return storageOf(kept).getItem(OWNER);
  } catch {
    return null;
  }
}

/**
 * What is kept is this member's from now on; somebody else's goes. Drafts of nobody yet are whose who signs in: a session may end while one
 * writes. To be called before anything that reads drafts is shown.
 */
export function claimDrafts(memberId: string): void {
  const foreign = PLACES.filter((kept) => ![null, memberId].includes(ownerIn(kept)));
  if (foreign.length > 0) drop(foreign);
  for (const kept of PLACES) {
    try {
      if (ownerIn(kept) !== memberId) storageOf(kept).setItem(OWNER, memberId);
    } catch {
      // As above.
    }
  }
}

export const onForgotten = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Rises whenever drafts were dropped: what shows them is to begin anew. */
export const draftsTurn = (): number => turn;
