/** What of `ws` is used here: the package itself ships no types. */
declare module 'ws' {
  import type { EventEmitter } from 'node:events';
  import type { IncomingMessage } from 'node:http';
  import type { Duplex } from 'node:stream';

  export class WebSocket extends EventEmitter {
    constructor(
      address: string | URL,
      protocols?: string | string[],
      options?: { headers?: Record<string, string>; origin?: string },
    );
    static readonly OPEN: number;
    readonly readyState: number;
    readonly protocol: string;
    send(data: string, done: (error?: Error) => void): void;
    ping(): void;
    close(code?: number, reason?: string): void;
    terminate(): void;
  }

  export class WebSocketServer {
    constructor(options: {
      noServer: true;
      /** Bytes of one message; a longer one closes the socket with 1009. */
      maxPayload: number;
      perMessageDeflate: boolean;
      handleProtocols: (protocols: Set<string>) => string | false;
    });
    handleUpgrade(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      opened: (socket: WebSocket) => void,
    ): void;
  }
}
