import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { Sql, Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { refuseBanned } from './refuse-banned.js';
import { readAccess } from './session-access.js';
import './session.events.js';
import { hashSecret, newSecret, SESSION_COOKIE } from './session-token.js';

const SESSION_DAYS = 30;
const USER_AGENT_MAX = 300;
/** Rows that one sign-in clears away at most. */
const PURGE = 100;

const secretOf = (context: RequestContext): string | undefined => context.req?.cookies[SESSION_COOKIE];

/** Sessions last 30 days from sign-in; each sign-in has a secret of its own and ends the session that the browser had. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly events: DomainEvents,
  ) {}

  /** After the commit the browser has the cookie, and the rest of the request is the member's. @throws BANNED, saying until when */
  async open(
    tx: Transaction,
    context: RequestContext,
    memberId: number,
    origin: { byLink: boolean },
  ): Promise<void> {
    await refuseBanned(tx, memberId, context.locale);
    const secret = newSecret();
    await this.purge(tx);
    await this.drop(tx, 'token_hash = $1', [hashSecret(secretOf(context) ?? '')]);
    await tx.query(
      `INSERT INTO sessions (member_id, token_hash, user_agent, link_redeemed_at, expires_at)
       VALUES ($1, $2, $3, CASE WHEN $4 THEN now() END, now() + make_interval(days => $5))`,
      [memberId, hashSecret(secret), userAgentOf(context), origin.byLink, SESSION_DAYS],
    );
    tx.afterCommit(async () => {
      context.reply?.setCookie(SESSION_COOKIE, secret, {
        ...this.cookie(),
        maxAge: SESSION_DAYS * 24 * 60 * 60,
      });
      await this.adopt(context, secret);
    });
  }

  /** Ends the browser's session, if it has one. */
  async end(context: RequestContext): Promise<void> {
    await this.database.transaction((tx) =>
      this.drop(tx, 'token_hash = $1', [hashSecret(secretOf(context) ?? '')]),
    );
    await this.forget(context);
  }

  /** Ends the member's sessions but one. */
  async endOthers(tx: Transaction, memberId: number, sessionId: number): Promise<void> {
    await this.drop(tx, 'member_id = $1 AND id <> $2', [memberId, sessionId]);
  }

  async endAll(tx: Transaction, memberId: number): Promise<void> {
    await this.drop(tx, 'member_id = $1', [memberId]);
  }

  /** After the commit the browser of the request has no cookie, if it was its session. @returns whether it was one of the member's */
  async endOne(
    tx: Transaction,
    context: RequestContext,
    memberId: number,
    id: number | null,
  ): Promise<boolean> {
    const isCurrent = context.viewer?.sessionId === id;
    const ended = await this.drop(tx, 'member_id = $1 AND id = $2', [memberId, id]);
    if (ended > 0 && isCurrent) tx.afterCommit(() => this.forget(context));
    return ended > 0;
  }

  /** The browser's cookie goes, and the rest of the request is a visitor's. */
  async forget(context: RequestContext): Promise<void> {
    context.reply?.clearCookie(SESSION_COOKIE, this.cookie());
    await this.adopt(context, undefined);
  }

  private async drop(tx: Transaction, condition: string, values: readonly unknown[]): Promise<number> {
    const rows = await tx.query<{ id: number }>(
      `DELETE FROM sessions WHERE ${condition} RETURNING id`,
      values,
    );
    if (rows.length > 0)
      await this.events.emit('sessions.ended', { sessionIds: rows.map(({ id }) => id) }, tx);
    return rows.length;
  }

  private async adopt(context: RequestContext, secret: string | undefined): Promise<void> {
    const { viewer, boardIds } = await readAccess(this.database, secret);
    context.viewer = viewer;
    context.boardIds = boardIds;
  }

  private async purge(tx: Sql): Promise<void> {
    await tx.query(
      `DELETE FROM sessions WHERE id IN (
         SELECT id FROM sessions WHERE expires_at < now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)`,
      [PURGE],
    );
  }

  private cookie(): { path: string; httpOnly: boolean; sameSite: 'lax'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.config.publicUrl.startsWith('https:') };
  }
}

function userAgentOf(context: RequestContext): string | null {
  return context.req?.headers['user-agent']?.slice(0, USER_AGENT_MAX) ?? null;
}
