import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestContextFactory, type RequestContext } from '../../common/graphql/request-context.js';
import { requestLocale } from '../../common/i18n/request-locale.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { foreignOrigin, isForeignOrigin } from './csrf.js';
import { readAccess } from './session-access.js';
import { SESSION_COOKIE } from './session-token.js';

@Injectable()
export class SessionContextFactory extends RequestContextFactory {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {
    super();
  }

  /** @throws FORBIDDEN for what another site sends in the person's name */
  async fromHttp(req: FastifyRequest, reply: FastifyReply): Promise<RequestContext> {
    if (req.method === 'POST' && isForeignOrigin(req.headers, this.config.publicUrl)) throw foreignOrigin();
    const { viewer, boardIds, isStale } = await readAccess(this.database, req.cookies[SESSION_COOKIE]);
    if (viewer && isStale) {
      await this.database.query('UPDATE sessions SET last_seen_at = now() WHERE id = $1', [viewer.sessionId]);
    }
    return { viewer, boardIds, locale: requestLocale(req), ip: req.ip, requestId: req.id, req, reply };
  }

  async signedOut(req: FastifyRequest, reply: FastifyReply): Promise<RequestContext> {
    const { boardIds } = await readAccess(this.database, undefined);
    return { viewer: null, boardIds, locale: requestLocale(req), ip: req.ip, requestId: req.id, req, reply };
  }
}
