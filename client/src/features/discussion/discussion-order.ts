import { useSearchParams } from 'react-router';
import type { DiscussionOrder } from './discussion-query.js';

export const ORDERS: readonly DiscussionOrder[] = ['OLDEST', 'NEWEST', 'BEST'];
const PARAMETER = 'comments';

/** In which order the comments stand, kept in the address. */
export function useDiscussionOrder(): [DiscussionOrder, (order: DiscussionOrder) => void] {
  const [query, setQuery] = useSearchParams();
  const named = query.get(PARAMETER)?.toUpperCase();
  const order = ORDERS.find((known) => known === named) ?? 'OLDEST';
  const choose = (next: DiscussionOrder) =>
    setQuery(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === 'OLDEST') after.delete(PARAMETER);
        else after.set(PARAMETER, next.toLowerCase());
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return [order, choose];
}
