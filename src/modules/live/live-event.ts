import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { RequestContext } from '../../common/graphql/request-context.js';

/** The context of an operation that stays open. */
export interface LiveContext extends RequestContext {
  /** The same with the rights of this moment; null where the session that opened the socket has ended: the socket is then closed. */
  renew(): Promise<RequestContext | null>;
}

/** What a subscription's stream yields: a value by its field's name, and the context with whose rights it was read. */
export interface LiveEvent {
  context: RequestContext;
  value: object;
}

/** A stream that ends as soon as it is returned, though it waits for something at that moment. */
export function stoppable<T>(
  start: (signal: AbortSignal) => AsyncGenerator<T, void, void>,
): AsyncIterableIterator<T> {
  const stopping = new AbortController();
  const stream = start(stopping.signal);
  return {
    next: () => stream.next(),
    return: () => {
      stopping.abort();
      return stream.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/**
 * As graphql's own `subscribe`, but each event is executed in its own context: nothing that was read or allowed earlier counts.
 * @returns a result where the subscription could not be made
 */
export async function subscribeLive(
  args: ExecutionArgs,
): Promise<ExecutionResult | AsyncIterableIterator<ExecutionResult>> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  // Every subscription's resolver of ours makes such a stream.
  const events = source[Symbol.asyncIterator]() as AsyncIterator<LiveEvent, void>;
  const results: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      const event = await events.next();
      if (event.done) return { done: true, value: undefined };
      const { context, value } = event.value;
      return { done: false, value: await execute({ ...args, contextValue: context, rootValue: value }) };
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  return results;
}
