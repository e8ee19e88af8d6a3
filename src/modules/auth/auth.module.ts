import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { RequestContextFactory } from '../../common/graphql/request-context.js';
import { MailModule } from '../../mail/mail.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { MembersModule } from '../members/members.module.js';
import { AccountMails } from './account-mails.js';
import { AdministratorSetup } from './administrator-setup.js';
import { AuthResolver } from './auth.resolver.js';
import { CompleteSetup } from './complete-setup.js';
import { CredentialsLoader } from './credentials.loader.js';
import { MailLink } from './mail-link.entity.js';
import { MailLinksService } from './mail-links.service.js';
import { RedeemSignInLink } from './redeem-sign-in-link.js';
import { RequestSignInLink } from './request-sign-in-link.js';
import { SessionContextFactory } from './session-context.factory.js';
import { Session } from './session.entity.js';
import { SessionsService } from './sessions.service.js';
import { SetMemberRole } from './set-member-role.js';
import { SetMemberRoleResolver } from './set-member-role.resolver.js';
import { SetPassword } from './set-password.js';
import { SignIn } from './sign-in.js';
import { SignInMail } from './sign-in-mail.js';
import { SignUp } from './sign-up.js';
import { VerifyEmail } from './verify-email.js';
import { ViewerCredentialsResolver } from './viewer-credentials.resolver.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Session, MailLink]),
    MembersModule,
    AuditModule,
    MailModule,
    ThrottleModule,
  ],
  providers: [
    { provide: RequestContextFactory, useClass: SessionContextFactory },
    AuthResolver,
    ViewerCredentialsResolver,
    SignUp,
    VerifyEmail,
    SignIn,
    RequestSignInLink,
    RedeemSignInLink,
    SetPassword,
    SetMemberRole,
    SetMemberRoleResolver,
    CompleteSetup,
    AdministratorSetup,
    SessionsService,
    MailLinksService,
    AccountMails,
    SignInMail,
    CredentialsLoader,
  ],
  exports: [RequestContextFactory, AdministratorSetup],
})
export class AuthModule {}
