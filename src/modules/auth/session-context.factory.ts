import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { fastifyCookie } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerAddress } from '../../common/auth/caller-address.js';
import { RequestContextFactory, type RequestContext } from '../../common/graphql/request-context.js';
import { requestLocale } from '../../common/i18n/request-locale.js';
import { Config } from '../../config/config.js';
import { CoalescedRead } from '../../database/coalesced-read.js';
import { Database } from '../../database/database.js';
import { foreignOrigin, isForeignOrigin } from './csrf.js';
import { readAccess, readAccesses, type Access } from './session-access.js';
import { SESSION_COOKIE } from './session-token.js';

/** Requests whose sessions one statement reads, at the most. */
const REQUESTS_AT_ONCE = 100;

@Injectable()
export class SessionContextFactory extends RequestContextFactory {
  private readonly accesses = new CoalescedRead<string | undefined, Access>(
    (secrets) => readAccesses(this.database, secrets),
    REQUESTS_AT_ONCE,
  );

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {
    super();
  }

  /** @throws FORBIDDEN for what another site sends in the person's name */
  async fromHttp(req: FastifyRequest, reply: FastifyReply): Promise<RequestContext> {
    if (req.method === 'POST' && isForeignOrigin(req.headers, this.config.publicUrl)) throw foreignOrigin();
    const { viewer, boardIds, isStale } = await this.accesses.ask(req.cookies[SESSION_COOKIE]);
    if (viewer && isStale) {
      await this.database.query('UPDATE sessions SET last_seen_at = now() WHERE id = $1', [viewer.sessionId]);
    }
    return { viewer, boardIds, locale: requestLocale(req), ip: req.ip, requestId: req.id, req, reply };
  }

  /** @throws FORBIDDEN for what another site opens in the person's name */
  async fromUpgrade(request: IncomingMessage): Promise<RequestContext> {
    const { headers } = request;
    if (isForeignOrigin(headers, this.config.publicUrl)) throw foreignOrigin();
    const cookies = fastifyCookie.parse(headers.cookie ?? '');
    const { viewer, boardIds } = await this.accesses.ask(cookies[SESSION_COOKIE]);
    return {
      viewer,
      boardIds,
      locale: requestLocale({ cookies, headers }),
      ip: callerAddress(request, this.config.trustedProxies),
      requestId: randomUUID(),
      req: null,
      reply: null,
    };
  }

  async signedOut(req: FastifyRequest, reply: FastifyReply): Promise<RequestContext> {
    const { boardIds } = await readAccess(this.database, undefined);
    return { viewer: null, boardIds, locale: requestLocale(req), ip: req.ip, requestId: req.id, req, reply };
  }
}
