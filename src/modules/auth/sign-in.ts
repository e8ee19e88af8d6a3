import { Injectable } from '@nestjs/common';
import { networkOf } from '../../common/auth/network-of.js';
import { Throttle } from '../../common/auth/throttle.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { MembersService } from '../members/members.service.js';
import type { SignInInput } from './auth.inputs.js';
import type { SessionPayload } from './auth.payloads.js';
import { verifyPassword } from './password.js';
import { SessionsService } from './sessions.service.js';

@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly members: MembersService,
    private readonly sessions: SessionsService,
    private readonly throttle: Throttle,
  ) {}

  /** An attempt is counted before it is checked, so that many at once cannot outrun the count; a right one is taken back. */
  async run({ email, password }: SignInInput, context: RequestContext): Promise<Partial<SessionPayload>> {
    const network = networkOf(context.ip);
    await this.throttle.consume('signInByNetwork', network);
    await this.throttle.consume('signInByAccount', email);
    const [member] = await this.database.query<{ id: number; password_hash: string | null }>(
      'SELECT id, password_hash FROM members WHERE email = $1',
      [email],
    );
    const isRight = await verifyPassword(member?.password_hash ?? null, password);
    if (!member || !isRight) throw refuse('WRONG_CREDENTIALS');
    await this.throttle.forget('signInByAccount', email);
    await this.throttle.refund('signInByNetwork', network);
    await this.database.transaction((tx) => this.sessions.open(tx, context, member.id, { byLink: false }));
    return { viewer: await this.members.viewer(context) };
  }
}
