import { useState } from 'react';

/** Where the page is led, once for each `visit`: to a link's comment, or to one's own that has just been sent. */
export interface Led {
  visit: string;
  isOwn: boolean;
}

/** What was sent from here, to be shown wherever the list may have it. */
export function useSent(settling: boolean) {
  const [ids, setIds] = useState<readonly string[]>([]);
  /** How many of them the list has had the chance to show. */
  const [settled, setSettled] = useState(0);
  if (!settling && settled !== ids.length) setSettled(ids.length);
  return {
    latest: ids.at(-1),
    /** Those that stand nowhere, unless they are among the rows. */
    outside: ids.slice(0, settled),
    add: (id: string) => setIds((before) => [...before, id]),
  };
}
