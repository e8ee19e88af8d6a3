import { Injectable } from '@nestjs/common';
import { networkOf } from '../../common/auth/network-of.js';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { DomainError, refusal, unauthenticated } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { RequestSignInLinkPayload } from './auth.payloads.js';
import { CredentialsLoader } from './credentials.loader.js';
import { signedInRecently } from './credentials.policy.js';
import { SIGN_IN_AGAIN } from './email-change.messages.js';
import { EmailChanges } from './email-changes.js';

@Injectable()
export class RequestEmailChange {
  constructor(
    private readonly changes: EmailChanges,
    private readonly credentials: CredentialsLoader,
    private readonly database: Database,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Does the same for an address that somebody has as for one that nobody has; with one's own present address, a change that waits is forgotten,
   * however old the session is.
   * @throws UNAUTHENTICATED; NOT_CONFIRMED where the session began more than 10 minutes ago; RATE_LIMITED
   */
  async run(email: string, context: RequestContext): Promise<Partial<RequestSignInLinkPayload>> {
    const { memberId, sessionId } = requireViewer(context);
    if (await this.isPresent(memberId, email)) return this.keep(memberId);
    const credentials = await this.credentials.load(context, sessionId);
    if (!credentials || !signedInRecently(credentials))
      throw new DomainError([refusal('NOT_CONFIRMED', undefined, {}, SIGN_IN_AGAIN)]);
    await this.throttle.consume('changeEmail', String(memberId));
    await this.throttle.consume('mailedLinkByNetwork', networkOf(context.ip));
    await this.throttle.consume('mailedLinkByAddress', email);
    await this.database.transaction(async (tx) => {
      const [own] = await tx.query<{ is_present: boolean }>(
        'SELECT email = $2 AS is_present FROM members WHERE id = $1 AND email IS NOT NULL FOR NO KEY UPDATE',
        [memberId, email],
      );
      if (!own) throw unauthenticated();
      if (own.is_present) await this.changes.forget(tx, memberId);
      else await this.changes.request(tx, memberId, email, context);
    });
    return { sent: true };
  }

  private async isPresent(memberId: number, email: string): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM members WHERE id = $1 AND email = $2', [
      memberId,
      email,
    ]);
    return rows.length > 0;
  }

  /** Mails nothing, and lets nobody in: whoever sees a change that they did not ask for stops it at once. */
  private async keep(memberId: number): Promise<Partial<RequestSignInLinkPayload>> {
    await this.throttle.consume('updateProfile', String(memberId));
    await this.database.transaction((tx) => this.changes.forget(tx, memberId));
    return { sent: true };
  }
}
