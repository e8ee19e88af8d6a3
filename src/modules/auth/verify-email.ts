import { Injectable } from '@nestjs/common';
import { DomainError, refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../members/member.events.js';
import { MembersService } from '../members/members.service.js';
import type { SessionPayload } from './auth.payloads.js';
import type { VerifyEmailInput } from './auth.inputs.js';
import { EmailChanges } from './email-changes.js';
import { MailLinksService } from './mail-links.service.js';
import { refuseBannedAddress } from './refuse-banned.js';
import { SessionsService } from './sessions.service.js';

/**
 * Confirms an address: that of a sign-up, whose member it makes, or another one of a member. Of several sign-ups for one address the first to be
 * confirmed is taken; the unique address decides.
 */
@Injectable()
export class VerifyEmail {
  constructor(
    private readonly changes: EmailChanges,
    private readonly database: Database,
    private readonly links: MailLinksService,
    private readonly members: MembersService,
    private readonly sessions: SessionsService,
    private readonly events: DomainEvents,
  ) {}

  async run({ token }: VerifyEmailInput, context: RequestContext): Promise<Partial<SessionPayload>> {
    const isConfirmed = (await this.join(token, context)) || (await this.changes.confirm(token, context));
    if (!isConfirmed) throw refuse('LINK_EXPIRED', 'token');
    return { viewer: await this.members.viewer(context) };
  }

  /** @returns false where the link is of no sign-up */
  private join(token: string, context: RequestContext): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const pending = await this.links.findSignUp(tx, token);
      if (!pending) return false;
      const memberId = await this.members.create(tx, pending).catch(async (error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        await refuseBannedAddress(tx, pending.email, context.locale);
        throw refuse('LINK_EXPIRED', 'token');
      });
      await this.links.closeSignUps(tx, pending.email);
      await this.events.emit('member.emailVerified', { memberId, email: pending.email }, tx);
      await this.sessions.open(tx, context, memberId, { byLink: false });
      return true;
    });
  }
}
