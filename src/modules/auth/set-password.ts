import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { MembersService } from '../members/members.service.js';
import type { UpdateProfilePayload } from '../members/update-profile.payload.js';
import type { SetPasswordInput } from './auth.inputs.js';
import { CredentialsLoader } from './credentials.loader.js';
import { mayResetPassword } from './credentials.policy.js';
import { EmailChanges } from './email-changes.js';
import { MailLinksService } from './mail-links.service.js';
import { hashPassword, verifyPassword } from './password.js';
import { passwordRefusal } from './password-rules.js';
import { SessionsService } from './sessions.service.js';

interface Owner {
  email: string;
  displayName: string;
  passwordHash: string | null;
}

/** Also ends the member’s other sessions, every open link and an address that waits to be theirs: whoever else got in is out. */
@Injectable()
export class SetPassword {
  constructor(
    private readonly changes: EmailChanges,
    private readonly credentials: CredentialsLoader,
    private readonly database: Database,
    private readonly links: MailLinksService,
    private readonly members: MembersService,
    private readonly sessions: SessionsService,
    private readonly throttle: Throttle,
  ) {}

  async run(input: SetPasswordInput, context: RequestContext): Promise<Partial<UpdateProfilePayload>> {
    const { memberId, sessionId } = requireViewer(context);
    const owner = await this.ownerOf(memberId);
    await this.authorise(input.currentPassword, owner, context);
    const refusal = passwordRefusal(input.password, owner);
    if (refusal) throw refusal;
    const passwordHash = await hashPassword(input.password);
    await this.database.transaction(async (tx) => {
      await tx.query('UPDATE members SET password_hash = $2 WHERE id = $1 AND erased_at IS NULL', [
        memberId,
        passwordHash,
      ]);
      await this.sessions.endOthers(tx, memberId, sessionId);
      await this.links.closeAll(tx, memberId);
      await this.changes.forget(tx, memberId);
    });
    await this.credentials.reload(context, sessionId);
    return { viewer: await this.members.viewer(context) };
  }

  private async authorise(given: string | undefined, owner: Owner, context: RequestContext): Promise<void> {
    const { sessionId } = requireViewer(context);
    if (given === undefined) {
      const credentials = await this.credentials.load(context, sessionId);
      if (!credentials || !mayResetPassword(credentials)) throw refuse('REQUIRED', 'currentPassword');
      return;
    }
    await this.throttle.consume('signInByAccount', owner.email);
    if (!(await verifyPassword(owner.passwordHash, given)))
      throw refuse('WRONG_CREDENTIALS', 'currentPassword');
    await this.throttle.forget('signInByAccount', owner.email);
  }

  private async ownerOf(memberId: number): Promise<Owner> {
    const [row] = await this.database.query<{
      email: string;
      display_name: string;
      password_hash: string | null;
    }>('SELECT email, display_name, password_hash FROM members WHERE id = $1 AND email IS NOT NULL', [
      memberId,
    ]);
    if (!row) throw new Error('a session without an addressable member');
    return { email: row.email, displayName: row.display_name, passwordHash: row.password_hash };
  }
}
