import { registerEnumType } from '@nestjs/graphql';

export const IDEA_ORDERS = ['POPULAR', 'TOP', 'NEWEST', 'ACTIVE', 'CONTROVERSIAL'] as const;
export type IdeaOrder = (typeof IDEA_ORDERS)[number];
export const IdeaOrderEnum = Object.fromEntries(IDEA_ORDERS.map((order) => [order, order]));
registerEnumType(IdeaOrderEnum, {
  name: 'IdeaOrder',
  description: 'How a list of ideas is ordered, best or latest first.',
  valuesMap: {
    POPULAR: {
      description: 'Exponentially decayed points: each vote’s weight halves every `Community.halfLifeDays`.',
    },
    TOP: { description: 'Points, all time.' },
    NEWEST: { description: 'Latest submitted first.' },
    ACTIVE: { description: 'Latest vote, comment or status change first.' },
    CONTROVERSIAL: { description: 'Many votes, evenly split.' },
  },
});

interface OrderKey {
  /** The column whose partial indexes serve the order. */
  column: string;
  type: 'float8' | 'int' | 'timestamptz';
}

export const ORDER_KEYS: Readonly<Record<IdeaOrder, OrderKey>> = {
  POPULAR: { column: 'i.score', type: 'float8' },
  TOP: { column: 'i.net_votes', type: 'int' },
  NEWEST: { column: 'i.created_at', type: 'timestamptz' },
  ACTIVE: { column: 'i.active_at', type: 'timestamptz' },
  CONTROVERSIAL: { column: 'i.controversy', type: 'float8' },
};
