import { registerEnumType } from '@nestjs/graphql';
import { badUserInput } from '../../common/errors/domain-error.js';
import type { KeyValue } from '../../common/graphql/cursor.js';
import { isVisible } from './visible-ideas.sql.js';

const ADOPTION_ORDERS = ['NEWEST', 'TARGET_DATE', 'DELIVERED', 'POINTS'] as const;
export type AdoptionOrder = (typeof ADOPTION_ORDERS)[number];
export const AdoptionOrderEnum = Object.fromEntries(ADOPTION_ORDERS.map((order) => [order, order]));
registerEnumType(AdoptionOrderEnum, {
  name: 'AdoptionOrder',
  description: 'How a list of adoptions is ordered.',
  valuesMap: {
    NEWEST: { description: 'Latest promised first.' },
    TARGET_DATE: { description: 'Earliest target date first; those without one last.' },
    DELIVERED: {
      description: 'Latest delivered first; what is not delivered follows, latest promised first.',
    },
    POINTS: { description: 'Most points first.' },
  },
});

interface OrderKey {
  /** What the order compares. $BOARDS stands for the parameter with the boards that the viewer may read. */
  column: string;
  /** As the cursor holds it. */
  read: string;
  type: 'string' | 'number';
  direction: 'ASC' | 'DESC';
  /** A cursor's value as the statement takes it; null where no such row can ever have been. */
  parse(value: KeyValue): unknown;
  cast: string;
}

const MILLISECONDS = 'extract(epoch FROM';
const FULL_DATE = /^(?:\d{4}-\d\d-\d\d|infinity)$/;

function moment(value: KeyValue): Date | null {
  const date = new Date(Number(value));
  return Number.isNaN(date.getTime()) ? null : date;
}

// As in the index adoptions_delivered.
const DELIVERED_AT = `coalesce(a.delivered_at, timestamptz '1970-01-01 00:00:00+00')`;
const TARGET_DATE = `coalesce(a.target_date, date 'infinity')`;
const NET_VOTES = `(SELECT coalesce(sum(i.net_votes), 0)::bigint FROM adoption_ideas ai JOIN ideas i ON i.id = ai.idea_id
  WHERE ai.adoption_id = a.id AND ${isVisible('i', '$BOARDS')})`;

export const ORDER_KEYS: Readonly<Record<AdoptionOrder, OrderKey>> = {
  NEWEST: {
    column: 'a.adopted_at',
    read: `(${MILLISECONDS} a.adopted_at) * 1000)::float8`,
    type: 'number',
    direction: 'DESC',
    parse: moment,
    cast: 'timestamptz',
  },
  TARGET_DATE: {
    column: TARGET_DATE,
    read: `coalesce(to_char(a.target_date, 'YYYY-MM-DD'), 'infinity')`,
    type: 'string',
    direction: 'ASC',
    parse: (value) => (FULL_DATE.test(String(value)) ? value : null),
    cast: 'date',
  },
  DELIVERED: {
    column: DELIVERED_AT,
    read: `(${MILLISECONDS} ${DELIVERED_AT}) * 1000)::float8`,
    type: 'number',
    direction: 'DESC',
    parse: moment,
    cast: 'timestamptz',
  },
  POINTS: {
    column: NET_VOTES,
    read: NET_VOTES,
    type: 'number',
    direction: 'DESC',
    parse: (value) => (Number.isSafeInteger(value) ? value : null),
    cast: 'bigint',
  },
};

/** @throws BAD_USER_INPUT for a cursor that this list never gave */
export function cursorKeys(
  { parse }: OrderKey,
  [key = '', id = '']: readonly KeyValue[],
): [unknown, unknown] {
  const parsed = parse(key);
  if (parsed === null || !Number.isSafeInteger(id))
    throw badUserInput('The cursor in after does not belong to this list.', 'after');
  return [parsed, id];
}
