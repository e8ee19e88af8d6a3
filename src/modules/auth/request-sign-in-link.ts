import { Injectable } from '@nestjs/common';
import { networkOf } from '../../common/auth/network-of.js';
import { Throttle } from '../../common/auth/throttle.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { Outbox } from '../../mail/outbox.js';
import type { RequestSignInLinkInput } from './auth.inputs.js';
import type { RequestSignInLinkPayload } from './auth.payloads.js';
import { SIGN_IN_LINK_MAIL } from './sign-in-link.messages.js';
import { SignInMail } from './sign-in-mail.js';

@Injectable()
export class RequestSignInLink {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly signInMail: SignInMail,
    private readonly throttle: Throttle,
  ) {}

  /** Whether anybody has the address is looked up after the answer, which therefore cannot tell. */
  async run(
    { email }: RequestSignInLinkInput,
    { ip, locale }: RequestContext,
  ): Promise<Partial<RequestSignInLinkPayload>> {
    await this.throttle.consume('mailedLinkByNetwork', networkOf(ip));
    await this.throttle.consume('mailedLinkByAddress', email);
    this.outbox.post(() =>
      this.database.transaction((tx) => this.signInMail.compose(tx, SIGN_IN_LINK_MAIL, email, locale)),
    );
    return { sent: true };
  }
}
