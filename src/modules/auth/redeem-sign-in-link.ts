import { Injectable } from '@nestjs/common';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { MembersService } from '../members/members.service.js';
import type { RedeemSignInLinkInput } from './auth.inputs.js';
import type { SessionPayload } from './auth.payloads.js';
import { MailLinksService } from './mail-links.service.js';
import { SessionsService } from './sessions.service.js';

@Injectable()
export class RedeemSignInLink {
  constructor(
    private readonly database: Database,
    private readonly links: MailLinksService,
    private readonly members: MembersService,
    private readonly sessions: SessionsService,
  ) {}

  async run({ token }: RedeemSignInLinkInput, context: RequestContext): Promise<Partial<SessionPayload>> {
    await this.database.transaction(async (tx) => {
      const memberId = await this.links.redeemSignIn(tx, token);
      if (memberId === null) throw refuse('LINK_EXPIRED', 'token');
      await this.sessions.open(tx, context, memberId, { byLink: true });
    });
    return { viewer: await this.members.viewer(context) };
  }
}
