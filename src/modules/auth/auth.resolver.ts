import { Mutation, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { UpdateProfilePayload } from '../members/update-profile.payload.js';
import {
  CompleteSetupInput,
  RedeemSignInLinkInput,
  RequestEmailChangeInput,
  RequestSignInLinkInput,
  SetPasswordInput,
  SignInInput,
  SignUpInput,
  VerifyEmailInput,
} from './auth.inputs.js';
import { RequestSignInLinkPayload, SessionPayload, SignOutPayload } from './auth.payloads.js';
import { CompleteSetup } from './complete-setup.js';
import { RedeemSignInLink } from './redeem-sign-in-link.js';
import { RequestEmailChange } from './request-email-change.js';
import { RequestSignInLink } from './request-sign-in-link.js';
import { SessionsService } from './sessions.service.js';
import { SetPassword } from './set-password.js';
import { SignIn } from './sign-in.js';
import { SignUp } from './sign-up.js';
import { VerifyEmail } from './verify-email.js';

@Resolver()
export class AuthResolver {
  constructor(
    private readonly signUps: SignUp,
    private readonly verifications: VerifyEmail,
    private readonly signIns: SignIn,
    private readonly linkRequests: RequestSignInLink,
    private readonly emailChanges: RequestEmailChange,
    private readonly redemptions: RedeemSignInLink,
    private readonly passwords: SetPassword,
    private readonly setups: CompleteSetup,
    private readonly sessions: SessionsService,
  ) {}

  @Mutation(() => SessionPayload, {
    nullable: true,
    description:
      'Answers the same for a known and an unknown address (no viewer, no error) and mails a link; a session means a verified address.',
  })
  signUp(
    @Ctx() context: RequestContext,
    @Input(SignUpInput) input: SignUpInput,
  ): Promise<Partial<SessionPayload>> {
    return this.signUps.run(input, context);
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description:
      'Confirms an address by its mailed link: makes the member of a sign-up, and signs in; or gives a member their new address, and answers with who is signed in here, if anybody.',
  })
  verifyEmail(
    @Ctx() context: RequestContext,
    @Input(VerifyEmailInput) input: VerifyEmailInput,
  ): Promise<Partial<SessionPayload>> {
    return this.verifications.run(input, context);
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'Signs in by password; ends the session that the browser had.',
  })
  signIn(
    @Ctx() context: RequestContext,
    @Input(SignInInput) input: SignInInput,
  ): Promise<Partial<SessionPayload>> {
    return this.signIns.run(input, context);
  }

  @Mutation(() => SignOutPayload, {
    nullable: true,
    description: 'Ends the session; also answers who has none.',
  })
  async signOut(@Ctx() context: RequestContext): Promise<Partial<SignOutPayload>> {
    await this.sessions.end(context);
    return { signedOut: true };
  }

  @Mutation(() => RequestSignInLinkPayload, {
    nullable: true,
    description: 'Mails a link that signs in; answers the same whether or not the address is known.',
  })
  requestSignInLink(
    @Ctx() context: RequestContext,
    @Input(RequestSignInLinkInput) input: RequestSignInLinkInput,
  ): Promise<Partial<RequestSignInLinkPayload>> {
    return this.linkRequests.run(input, context);
  }

  @Mutation(() => RequestSignInLinkPayload, {
    nullable: true,
    description:
      'Mails a link to the new address, which confirms it; answers the same whether or not somebody has it. Only within 10 minutes of signing in: NOT_CONFIRMED. With the present address one that waits is forgotten, at any time.',
  })
  requestEmailChange(
    @Ctx() context: RequestContext,
    @Input(RequestEmailChangeInput) input: RequestEmailChangeInput,
  ): Promise<Partial<RequestSignInLinkPayload>> {
    return this.emailChanges.run(input.email, context);
  }

  @Mutation(() => SessionPayload, { nullable: true, description: 'Signs in by a mailed link, once.' })
  redeemSignInLink(
    @Ctx() context: RequestContext,
    @Input(RedeemSignInLinkInput) input: RedeemSignInLinkInput,
  ): Promise<Partial<SessionPayload>> {
    return this.redemptions.run(input, context);
  }

  @Mutation(() => UpdateProfilePayload, {
    nullable: true,
    description:
      'Reset = sign in by link, then this: `currentPassword` is not needed within 10 minutes of a link. Ends the other sessions.',
  })
  setPassword(
    @Ctx() context: RequestContext,
    @Input(SetPasswordInput) input: SetPasswordInput,
  ): Promise<Partial<UpdateProfilePayload>> {
    return this.passwords.run(input, context);
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description:
      'Makes the first administrator, by the one-time link that the server prints at its first start.',
  })
  completeSetup(
    @Ctx() context: RequestContext,
    @Input(CompleteSetupInput) input: CompleteSetupInput,
  ): Promise<Partial<SessionPayload>> {
    return this.setups.run(input, context);
  }
}
