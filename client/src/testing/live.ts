import type { SubscriptionOperation } from '@urql/core';
import type { LiveSource } from '../graphql/live-socket.js';

type Sink = Parameters<LiveSource['subscribe']>[1];

interface Subscribed {
  operation: SubscriptionOperation;
  sink: Sink;
}

const subscribed = new Set<Subscribed>();

/** In place of the socket: a test says what the server sends. */
export const live: LiveSource = {
  subscribe(operation, sink) {
    const entry = { operation, sink };
    subscribed.add(entry);
    return () => subscribed.delete(entry);
  },
};

/** Sends to every subscription that asks for this root field; tells to how many. */
export function pushLive(field: string, value: object): number {
  const to = [...subscribed].filter(({ operation }) => operation.query?.includes(field));
  for (const { sink } of to) sink.next({ data: { __typename: 'Subscription', [field]: value } });
  return to.length;
}
