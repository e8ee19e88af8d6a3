import { registerEnumType } from '@nestjs/graphql';

export const IDEA_ORDERS = ['POPULAR', 'TOP', 'NEWEST', 'ACTIVE', 'CONTROVERSIAL', 'DUE'] as const;
export type IdeaOrder = (typeof IDEA_ORDERS)[number];
export const IdeaOrderEnum = Object.fromEntries(IDEA_ORDERS.map((order) => [order, order]));
registerEnumType(IdeaOrderEnum, {
  name: 'IdeaOrder',
  description: 'How a list of ideas is ordered; best, latest or most urgent first.',
  valuesMap: {
    POPULAR: {
      description: 'Exponentially decayed points: each vote’s weight halves every `Community.halfLifeDays`.',
    },
    TOP: { description: 'Points, all time.' },
    NEWEST: { description: 'Latest submitted first.' },
    ACTIVE: { description: 'Latest vote, comment or status change first.' },
    CONTROVERSIAL: { description: 'Many votes, evenly split.' },
    DUE: { description: 'Soonest promised answer first; ideas without a promise last, oldest first.' },
  },
});

export interface OrderKey {
  /** The column, or the expression, whose partial indexes serve the order. */
  column: string;
  type: 'float8' | 'int' | 'timestamptz';
  direction: 'ASC' | 'DESC';
}

export const ORDER_KEYS: Readonly<Record<IdeaOrder, OrderKey>> = {
  POPULAR: { column: 'i.score', type: 'float8', direction: 'DESC' },
  TOP: { column: 'i.net_votes', type: 'int', direction: 'DESC' },
  NEWEST: { column: 'i.created_at', type: 'timestamptz', direction: 'DESC' },
  ACTIVE: { column: 'i.active_at', type: 'timestamptz', direction: 'DESC' },
  CONTROVERSIAL: { column: 'i.controversy', type: 'float8', direction: 'DESC' },
  DUE: {
    column: `coalesce(i.due_at, timestamptz '9999-12-31 00:00:00+00')`,
    type: 'timestamptz',
    direction: 'ASC',
  },
};
