import type { SubscriptionOperation } from '@urql/core';
import type { Client as SocketClient, Sink } from 'graphql-ws';

/** Where subscriptions come from. */
export interface LiveSource {
  /** @returns what ends it */
  subscribe(operation: SubscriptionOperation, sink: Sink): () => void;
}

interface LiveSocketOptions {
  /** Asked when the socket opens: names of statuses come in that language. */
  locale(): string;
  /** The socket is back after it was lost: what happened in between was not heard. */
  onReturn(): void;
}

/** Pings that keep proxies from closing a quiet socket, and notice one that died; milliseconds. */
const KEEP_ALIVE = 20_000;
/** How long an unused socket stays open for the next page. */
const LINGER = 5_000;
/** At most this long, milliseconds, between two attempts to get it back. */
const LONGEST_WAIT = 30_000;

const socketUrl = () => {
  const url = new URL('/graphql', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
};

/** Longer and longer, and never at the same moment for all pages that a restart of the server has cut off. */
const waitBefore = (attempt: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, Math.min(LONGEST_WAIT, 500 * 2 ** attempt) * (0.5 + Math.random() / 2));
  });

/** One socket for all subscriptions of a page. It opens, and its code is fetched, with the first of them. */
export class LiveSocket implements LiveSource {
  private client: Promise<SocketClient> | undefined;
  private hasOpened = false;

  constructor(private readonly options: LiveSocketOptions) {}

  readonly subscribe = (operation: SubscriptionOperation, sink: Sink): (() => void) => {
    let stop: (() => void) | undefined;
    let isOver = false;
    void this.open().then((client) => {
      if (isOver) return;
      const { query = '', variables } = operation;
      stop = client.subscribe({ query, variables: { ...variables } }, sink);
    });
    return () => {
      isOver = true;
      stop?.();
    };
  };

  private open(): Promise<SocketClient> {
    this.client ??= this.create();
    return this.client;
  }

  private async create(): Promise<SocketClient> {
    const { createClient } = await import('graphql-ws');
    return createClient({
      url: socketUrl(),
      lazyCloseTimeout: LINGER,
      keepAlive: KEEP_ALIVE,
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: waitBefore,
      shouldRetry: () => true,
      connectionParams: () => ({ locale: this.options.locale() }),
      on: {
        connected: (_socket, _payload, wasRetry) => {
          if (wasRetry && this.hasOpened) this.options.onReturn();
          this.hasOpened = true;
        },
      },
    });
  }
}
