import { ResolveField, Resolver } from '@nestjs/graphql';
import { requireViewer } from '../../common/auth/viewer.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { ViewerModel } from '../members/viewer.model.js';
import { EmailChanges } from './email-changes.js';
import { CredentialsLoader } from './credentials.loader.js';
import { mayResetPassword, signedInRecently } from './credentials.policy.js';

/** What signing in adds to the viewer. */
@Resolver(() => ViewerModel)
export class ViewerCredentialsResolver {
  constructor(
    private readonly credentials: CredentialsLoader,
    private readonly changes: EmailChanges,
  ) {}

  @ResolveField('pendingEmail', () => String, {
    nullable: true,
    description: 'The address that waits for its confirmation; null where none does.',
  })
  pendingEmail(@Ctx() context: RequestContext): Promise<string | null> {
    return this.changes.pending(requireViewer(context).memberId);
  }

  @ResolveField('hasPassword', () => Boolean, {
    description: 'Whether a password is set; without one, signing in goes by mailed link.',
  })
  async hasPassword(@Ctx() context: RequestContext): Promise<boolean> {
    const credentials = await this.credentials.load(context, requireViewer(context).sessionId);
    return credentials?.hasPassword ?? false;
  }

  @ResolveField('mayChangeEmail', () => Boolean, {
    description:
      'Whether `requestEmailChange` takes another address: this session began at most 10 minutes ago.',
  })
  async mayChangeEmail(@Ctx() context: RequestContext): Promise<boolean> {
    const credentials = await this.credentials.load(context, requireViewer(context).sessionId);
    return credentials !== null && signedInRecently(credentials);
  }

  @ResolveField('mayResetPassword', () => Boolean, {
    description:
      'Whether `setPassword` may be called without the current password: the session came from a mailed link at most 10 minutes ago, or no password is set.',
  })
  async mayResetPassword(@Ctx() context: RequestContext): Promise<boolean> {
    const credentials = await this.credentials.load(context, requireViewer(context).sessionId);
    return credentials !== null && mayResetPassword(credentials);
  }
}
