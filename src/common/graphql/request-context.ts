import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Locale } from '../i18n/locale.js';
import type { Viewer } from '../auth/viewer.js';

/** Everything that one request knows about itself; built once, before the first resolver. */
export interface RequestContext {
  /** Null when signed out. */
  viewer: Viewer | null;
  /** Ids of the boards that the viewer may read. */
  boardIds: readonly number[];
  locale: Locale;
  ip: string;
  requestId: string;
  req: FastifyRequest | null;
  reply: FastifyReply | null;
}

/** Makes a request's context; the accounts' feature provides it, since it knows what a session is. */
export abstract class RequestContextFactory {
  abstract fromHttp(req: FastifyRequest, reply: FastifyReply): Promise<RequestContext>;

  /** Of a request to become a WebSocket; called again for each delivery, since rights may have gone. @throws FORBIDDEN as above */
  abstract fromUpgrade(request: IncomingMessage): Promise<RequestContext>;

  /** The same for whoever is not signed in, whoever asks: for what may be cached and read by machines. */
  abstract signedOut(req: FastifyRequest, reply: FastifyReply): Promise<RequestContext>;
}
