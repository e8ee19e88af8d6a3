import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { GraphQLError, type ExecutionArgs } from 'graphql';
import { CloseCode, makeServer, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';
import { networkOf } from '../../common/auth/network-of.js';
import { Throttle } from '../../common/auth/throttle.js';
import { rateLimited, unauthenticated } from '../../common/errors/domain-error.js';
import { RequestContextFactory, type RequestContext } from '../../common/graphql/request-context.js';
import { LOGGER, type Logger } from '../../common/log.js';
import { subscribeLive, type LiveContext } from './live-event.js';
import { LiveHub } from './live-hub.js';
import { LiveOperations } from './live-operations.js';

/** Subscriptions that one socket has at once. */
const SUBSCRIPTIONS_MAX = 20;
/** Seconds after which somebody with too many may ask again. */
const RETRY_AFTER = 60;

/** The protocol graphql-transport-ws on an open socket. */
@Injectable()
export class LiveServer {
  private readonly protocol = makeServer<Record<string, unknown> | undefined, LiveContext>({
    subscribe: subscribeLive,
    onSubscribe: async ({ extra, subscriptions }, _id, payload) => {
      if (Object.keys(subscriptions).length > SUBSCRIPTIONS_MAX) return [rateLimited(RETRY_AFTER)];
      return this.prepare(payload, extra);
    },
    onError: ({ extra }, _id, _payload, errors) => this.operations.format(errors, extra.requestId),
    onNext: ({ extra }, _id, _payload, _args, { data, errors }) =>
      errors ? { data: data ?? null, errors: this.operations.format(errors, extra.requestId) } : undefined,
  });

  constructor(
    private readonly operations: LiveOperations,
    private readonly contexts: RequestContextFactory,
    private readonly hub: LiveHub,
    private readonly throttle: Throttle,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  serve(socket: WebSocket, request: IncomingMessage, opened: RequestContext): void {
    const fail = (error: unknown): void => {
      this.log.error({ err: error, requestId: opened.requestId }, 'a subscription failed');
      socket.close(CloseCode.InternalServerError, 'Internal server error');
    };
    const context: LiveContext = {
      ...opened,
      renew: async () => {
        const fresh = await this.contexts.fromUpgrade(request);
        if (fresh.viewer?.sessionId === opened.viewer?.sessionId) return fresh;
        socket.close(CloseCode.Forbidden, 'The session has ended');
        return null;
      },
    };
    const session = opened.viewer?.sessionId;
    if (session !== undefined)
      socket.once(
        'close',
        this.hub.onSession(session, () => void context.renew().catch(fail)),
      );
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) =>
          new Promise((resolve) => {
            // An error closes the socket, which ends everything that would be sent.
            if (socket.readyState === WebSocket.OPEN) socket.send(data, () => resolve());
            else resolve();
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          void socket.on('message', (data: Buffer) => void take(data.toString()).catch(fail)),
      },
      context,
    );
    socket.on('error', (error) => this.log.debug({ err: error }, 'a WebSocket broke'));
    socket.once('close', (code: number, reason: Buffer) => void closed(code, reason.toString()).catch(fail));
  }

  private async prepare(
    payload: SubscribePayload,
    context: LiveContext,
  ): Promise<ExecutionArgs | GraphQLError[]> {
    try {
      await this.throttle.consumeHere('subscribe', networkOf(context.ip));
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
    const current = await context.renew();
    return current ? this.operations.prepare(payload, { ...context, ...current }) : [unauthenticated()];
  }
}
