import { Injectable } from '@nestjs/common';
import { networkOf } from '../../common/auth/network-of.js';
import { Throttle } from '../../common/auth/throttle.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MembersService } from '../members/members.service.js';
import { AccountMails } from './account-mails.js';
import type { SignUpInput } from './auth.inputs.js';
import type { SessionPayload } from './auth.payloads.js';
import { hashPassword } from './password.js';
import { passwordRefusal } from './password-rules.js';

/** Keeps the sign-up until its address is verified; no member exists before. */
@Injectable()
export class SignUp {
  constructor(
    private readonly mails: AccountMails,
    private readonly members: MembersService,
    private readonly throttle: Throttle,
  ) {}

  /** Does the same for a known address as for an unknown one (a hash, a waiting mail). */
  async run(input: SignUpInput, { ip, locale }: RequestContext): Promise<Partial<SessionPayload>> {
    const { email, displayName } = input;
    const refusal = passwordRefusal(input.password, input);
    if (refusal) throw refusal;
    await this.throttle.consume('mailedLinkByNetwork', networkOf(ip));
    await this.throttle.consume('mailedLinkByAddress', email);
    const passwordHash = await hashPassword(input.password);
    // A program filled in what no person sees: it is told what everybody is told.
    if (input.website) return { viewer: null };
    const viaMemberId = input.via ? await this.members.idOf(input.via) : null;
    const via = viaMemberId === null ? {} : { viaMemberId };
    await this.mails.post('sign-up', { email, displayName, passwordHash, locale, ...via });
    return { viewer: null };
  }
}
