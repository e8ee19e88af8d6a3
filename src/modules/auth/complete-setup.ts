import { Injectable } from '@nestjs/common';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { AuditLog } from '../audit/audit-log.js';
import { MembersService } from '../members/members.service.js';
import { AdministratorSetup } from './administrator-setup.js';
import type { CompleteSetupInput } from './auth.inputs.js';
import type { SessionPayload } from './auth.payloads.js';
import { MailLinksService } from './mail-links.service.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../members/member.events.js';
import { hashPassword } from './password.js';
import { passwordRefusal } from './password-rules.js';
import { SessionsService } from './sessions.service.js';

/** Makes the first administrator, of whoever holds the link that the server printed. */
@Injectable()
export class CompleteSetup {
  constructor(
    private readonly audit: AuditLog,
    private readonly database: Database,
    private readonly links: MailLinksService,
    private readonly members: MembersService,
    private readonly sessions: SessionsService,
    private readonly setup: AdministratorSetup,
    private readonly events: DomainEvents,
  ) {}

  async run(input: CompleteSetupInput, context: RequestContext): Promise<Partial<SessionPayload>> {
    const { token, email, displayName } = input;
    const gone = refuse('LINK_EXPIRED', 'token');
    // First, so that only the link's holder can make the server hash.
    if (!(await this.links.isOpenSetup(this.database, token))) throw gone;
    const refusal = passwordRefusal(input.password, input);
    if (refusal) throw refusal;
    const passwordHash = await hashPassword(input.password);
    await this.database.transaction(async (tx) => {
      if (await this.setup.hasAdministrator(tx)) throw gone;
      if (!(await this.links.isOpenSetup(tx, token))) throw gone;
      const { locale } = context;
      const memberId = await this.members.create(tx, {
        displayName,
        email,
        passwordHash,
        role: 'ADMIN',
        locale,
      });
      await this.links.closeSetup(tx);
      const actor = { actorId: memberId, ip: context.ip };
      await this.audit.record(tx, actor, [
        { action: 'administrator.created', subject: { type: 'Member', id: memberId } },
      ]);
      await this.events.emit('member.emailVerified', { memberId, email }, tx);
      await this.sessions.open(tx, context, memberId, { byLink: false });
    });
    return { viewer: await this.members.viewer(context) };
  }
}
