import { Injectable } from '@nestjs/common';
import { networkOf } from '../../common/auth/network-of.js';
import { Throttle } from '../../common/auth/throttle.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { AccountMails } from './account-mails.js';
import type { RequestSignInLinkInput } from './auth.inputs.js';
import type { RequestSignInLinkPayload } from './auth.payloads.js';

@Injectable()
export class RequestSignInLink {
  constructor(
    private readonly mails: AccountMails,
    private readonly throttle: Throttle,
  ) {}

  async run(
    { email }: RequestSignInLinkInput,
    { ip, locale }: RequestContext,
  ): Promise<Partial<RequestSignInLinkPayload>> {
    await this.throttle.consume('mailedLinkByNetwork', networkOf(ip));
    await this.throttle.consume('mailedLinkByAddress', email);
    await this.mails.post('sign-in-link', { email, locale });
    return { sent: true };
  }
}
