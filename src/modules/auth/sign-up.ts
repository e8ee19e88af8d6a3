import { Injectable } from '@nestjs/common';
import { networkOf } from '../../common/auth/network-of.js';
import { Throttle } from '../../common/auth/throttle.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { Outbox } from '../../mail/outbox.js';
import { ACCOUNT_EXISTS_MAIL } from './account-exists.messages.js';
import { accountMail } from './account-mail.js';
import type { SignUpInput } from './auth.inputs.js';
import type { SessionPayload } from './auth.payloads.js';
import { MailLinksService } from './mail-links.service.js';
import { hashPassword } from './password.js';
import { passwordRefusal } from './password-rules.js';
import { SignInMail } from './sign-in-mail.js';
import { VERIFY_EMAIL_MAIL } from './verify-email.messages.js';

/** Keeps the sign-up until its address is verified; no member exists before. */
@Injectable()
export class SignUp {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly links: MailLinksService,
    private readonly outbox: Outbox,
    private readonly signInMail: SignInMail,
    private readonly throttle: Throttle,
  ) {}

  /** For a known address it does the same work (a hash, a link, a mail), so that neither the answer nor its time tells. */
  async run(input: SignUpInput, { ip, locale }: RequestContext): Promise<Partial<SessionPayload>> {
    const { email, displayName } = input;
    const refusal = passwordRefusal(input.password, input);
    if (refusal) throw refusal;
    await this.throttle.consume('mailedLinkByNetwork', networkOf(ip));
    await this.throttle.consume('mailedLinkByAddress', email);
    const passwordHash = await hashPassword(input.password);
    const mail = await this.database.transaction(async (tx) => {
      const toMember = await this.signInMail.compose(tx, ACCOUNT_EXISTS_MAIL, email, locale);
      if (toMember) return toMember;
      const url = await this.links.createSignUp(tx, { email, displayName, passwordHash, locale });
      return accountMail(
        VERIFY_EMAIL_MAIL,
        email,
        { site: new URL(this.config.publicUrl).host, url },
        locale,
      );
    });
    this.outbox.post(() => mail);
    return { viewer: null };
  }
}
