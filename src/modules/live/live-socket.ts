import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { handleProtocols } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { networkOf } from '../../common/auth/network-of.js';
import { Throttle } from '../../common/auth/throttle.js';
import { RequestContextFactory, type RequestContext } from '../../common/graphql/request-context.js';
import { LOGGER, type Logger } from '../../common/log.js';
import { SECOND } from '../../common/time/clock.js';
import { LiveConnections } from './live-connections.js';
import { LiveServer } from './live-server.js';

const PATH = '/graphql';
/** Bytes of one message. */
const MESSAGE_MAX = 64 * 1024;
/** A socket that has not answered a ping when the next is due is dead; proxies close what is silent for a minute. */
const PING_EVERY = 25 * SECOND;
/** How long sockets may take to close at a stop. */
const PATIENCE = 2 * SECOND;
const GOING_AWAY = 1001;

const STATUS_BY_CODE: Readonly<Record<string, number>> = { FORBIDDEN: 403, RATE_LIMITED: 429 };

/** WebSockets beside HTTP, at the same address as the API: who may open one, and when it closes. */
@Injectable()
export class LiveSocket implements OnModuleInit {
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_MAX,
    perMessageDeflate: false,
    handleProtocols,
  });
  /** Whether each has answered since the last ping. */
  private readonly open = new Map<WebSocket, boolean>();
  private readonly connections = new LiveConnections();
  private readonly pinging = setInterval(() => this.ping(), PING_EVERY).unref();
  private isStopping = false;

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly contexts: RequestContextFactory,
    private readonly subscriptions: LiveServer,
    private readonly throttle: Throttle,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    // A process that only works through jobs has no HTTP server.
    const fastify = this.http.httpAdapter?.getInstance<FastifyInstance | undefined>();
    fastify?.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      void this.upgrade(request, socket, head);
    });
    // Before the server waits for its connections to end, which these would never do.
    fastify?.addHook('preClose', () => this.close());
  }

  /** Clients come back, to another process or a later one. */
  private async close(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.pinging);
    for (const socket of this.open.keys()) socket.close(GOING_AWAY, 'Going away');
    const deadline = Date.now() + PATIENCE;
    while (this.open.size > 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 10));
    for (const socket of this.open.keys()) socket.terminate();
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    try {
      if (new URL(request.url ?? '', 'http://any').pathname !== PATH) return refuse(socket, 404);
      if (this.isStopping) return refuse(socket, 503);
      const context = await this.contexts.fromUpgrade(request);
      await this.throttle.consumeHere('subscribe', networkOf(context.ip));
      const leave = this.connections.take(context);
      if (!leave) return refuse(socket, 429);
      socket.once('close', leave);
      if (socket.destroyed) return leave();
      this.server.handleUpgrade(request, socket, head, (opened) => this.opened(opened, request, context));
    } catch (error) {
      const code = error instanceof GraphQLError ? String(error.extensions['code']) : '';
      if (!(code in STATUS_BY_CODE)) this.log.error({ err: error }, 'a WebSocket could not be opened');
      refuse(socket, STATUS_BY_CODE[code] ?? 503);
    }
  }

  private opened(socket: WebSocket, request: IncomingMessage, context: RequestContext): void {
    if (this.isStopping) return socket.close(GOING_AWAY, 'Going away');
    this.open.set(socket, true);
    socket.on('pong', () => void this.open.set(socket, true));
    socket.on('close', () => void this.open.delete(socket));
    this.subscriptions.serve(socket, request, context);
  }

  private ping(): void {
    for (const [socket, isAlive] of this.open) {
      if (!isAlive) {
        socket.terminate();
        continue;
      }
      this.open.set(socket, false);
      socket.ping();
    }
  }
}

const REASONS: Readonly<Record<number, string>> = {
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${REASONS[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
