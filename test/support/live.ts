import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { LiveHub } from '../../src/modules/live/live-hub.js';
import type { TestApp } from './app.js';

// oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects
type Payload = { data?: any; errors?: readonly { message: string; extensions?: Record<string, unknown> }[] };

/** One subscription's doings so far. */
export interface Watching {
  events: Payload[];
  /** When each event came, milliseconds. */
  times: number[];
  /** Resolves with the errors or the close event that ended it, or null where it completed. */
  ended: Promise<unknown>;
  /** Until there are so many events. */
  until(count: number): Promise<Payload[]>;
  stop(): void;
}

export interface LivePage {
  client: Client;
  /** How often the socket was opened. */
  opened: () => number;
  watch(query: string, variables?: Record<string, unknown>): Promise<Watching>;
  close(): Promise<void>;
}

const PATIENCE = 20_000;

export interface LivePageOptions {
  cookie?: string;
  origin?: string;
  headers?: Record<string, string>;
  retryAttempts?: number;
}

/** A page with its WebSocket. */
export function openPage(
  world: TestApp,
  { cookie, origin, headers = {}, retryAttempts = 0 }: LivePageOptions = {},
): LivePage {
  let opened = 0;
  class Socket extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, {
        headers: { origin: origin ?? world.url, ...(cookie ? { cookie } : {}), ...headers },
      });
    }
  }
  const client = createClient({
    url: `${world.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Socket,
    retryAttempts,
    // A refused connection is an error before it is a close.
    shouldRetry: () => true,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
    on: { connected: () => void opened++ },
  });
  return {
    client,
    opened: () => opened,
    watch: (query, variables = {}) => watch(world, client, query, variables),
    close: async () => client.dispose(),
  };
}

const begun = new WeakMap<LiveHub, number>();

/** How many subscriptions of a server have begun since it was first asked. */
function subscriptionsOf(world: TestApp): number {
  const hub = world.app.get(LiveHub, { strict: false });
  if (!begun.has(hub)) {
    begun.set(hub, 0);
    const count =
      <A extends unknown[], R>(listen: (...args: A) => R) =>
      (...args: A): R => {
        begun.set(hub, (begun.get(hub) ?? 0) + 1);
        return listen.apply(hub, args);
      };
    Object.assign(hub, {
      onIdea: count(hub.onIdea),
      onMember: count(hub.onMember),
      onSubmitted: count(hub.onSubmitted),
    });
  }
  return begun.get(hub) ?? 0;
}

async function watch(
  world: TestApp,
  client: Client,
  query: string,
  variables: Record<string, unknown>,
): Promise<Watching> {
  const events: Payload[] = [];
  const times: number[] = [];
  const waiting = new Set<() => void>();
  const before = subscriptionsOf(world);
  let stop = (): void => undefined;
  const ended = new Promise<unknown>((resolve) => {
    stop = client.subscribe(
      { query, variables },
      {
        next: (event) => {
          events.push(event);
          times.push(Date.now());
          for (const look of waiting) look();
        },
        error: resolve,
        complete: () => resolve(null),
      },
    );
  });
  // The protocol does not say when a subscription has begun.
  const state = { isOver: false };
  void ended.then(() => (state.isOver = true));
  const patience = Date.now() + PATIENCE;
  while (!state.isOver && subscriptionsOf(world) === before) {
    if (Date.now() > patience) throw new Error('the subscription neither began nor ended');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return {
    events,
    times,
    ended,
    stop,
    until: (count) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`${events.length} events instead of ${count}: ${JSON.stringify(events)}`));
        }, PATIENCE);
        const look = (): void => {
          if (events.length < count) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(events);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** The HTTP status with which a WebSocket is refused; null where it opens. */
export function refusalOf(
  world: TestApp,
  path: string,
  headers: Record<string, string>,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${world.url.replace('http', 'ws')}${path}`, 'graphql-transport-ws', {
      headers,
    });
    socket.on('open', () => {
      socket.on('close', () => resolve(null));
      socket.close(1000);
    });
    socket.on('unexpected-response', (_: unknown, response: { statusCode: number }) => {
      socket.on('error', () => undefined);
      socket.terminate();
      resolve(response.statusCode);
    });
    socket.on('error', reject);
  });
}
