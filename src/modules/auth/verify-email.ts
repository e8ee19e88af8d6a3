import { Injectable } from '@nestjs/common';
import { DomainError, refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../members/member.events.js';
import { MembersService } from '../members/members.service.js';
import type { SessionPayload } from './auth.payloads.js';
import type { VerifyEmailInput } from './auth.inputs.js';
import { MailLinksService } from './mail-links.service.js';
import { SessionsService } from './sessions.service.js';

/** Makes the member of a sign-up. Of several sign-ups for one address the first to be confirmed is taken; the unique address decides. */
@Injectable()
export class VerifyEmail {
  constructor(
    private readonly database: Database,
    private readonly links: MailLinksService,
    private readonly members: MembersService,
    private readonly sessions: SessionsService,
    private readonly events: DomainEvents,
  ) {}

  async run({ token }: VerifyEmailInput, context: RequestContext): Promise<Partial<SessionPayload>> {
    const gone = refuse('LINK_EXPIRED', 'token');
    await this.database.transaction(async (tx) => {
      const pending = await this.links.findSignUp(tx, token);
      if (!pending) throw gone;
      const memberId = await this.members.create(tx, pending).catch((error: unknown) => {
        throw error instanceof DomainError ? gone : error;
      });
      await this.links.closeSignUps(tx, pending.email);
      await this.events.emit('member.emailVerified', { memberId, email: pending.email }, tx);
      await this.sessions.open(tx, context, memberId, { byLink: false });
    });
    return { viewer: await this.members.viewer(context) };
  }
}
