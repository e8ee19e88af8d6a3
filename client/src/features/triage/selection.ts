/** What the API takes at once. */
export const MOST_AT_ONCE = 100;

export interface Selection {
  ids: ReadonlySet<string>;
  /** Where a range begins: what was last chosen by itself. */
  anchor: string | null;
}

export const NOTHING: Selection = { ids: new Set(), anchor: null };

const capped = (ids: Iterable<string>): ReadonlySet<string> => new Set([...ids].slice(0, MOST_AT_ONCE));

export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: capped(next), anchor: id };
}

/** All from the anchor to `id` in the order of the list, beside what was chosen before; without an anchor, `id` alone. */
export function extended({ ids, anchor }: Selection, order: readonly string[], id: string): Selection {
  const to = order.indexOf(id);
  const from = anchor === null ? to : order.indexOf(anchor);
  if (to < 0) return { ids, anchor };
  const range = order.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1);
  return { ids: capped([...ids, ...range]), anchor: from < 0 ? id : anchor };
}

export const all = (order: readonly string[]): Selection => ({ ids: capped(order), anchor: null });

export function without({ ids, anchor }: Selection, gone: readonly string[]): Selection {
  const left = new Set(ids);
  for (const id of gone) left.delete(id);
  return { ids: left, anchor: anchor !== null && gone.includes(anchor) ? null : anchor };
}
