import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { RequestContextFactory } from '../../common/graphql/request-context.js';
import { MailModule } from '../../mail/mail.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { MembersModule } from '../members/members.module.js';
import { AccountMails } from './account-mails.js';
import { AdministratorSetup } from './administrator-setup.js';
import { AuthResolver } from './auth.resolver.js';
import { CompleteSetup } from './complete-setup.js';
import { CredentialsLoader } from './credentials.loader.js';
import { EmailChangeMails } from './email-change-mails.js';
import { EmailChanges } from './email-changes.js';
import { MailLink } from './mail-link.entity.js';
import { MailLinksService } from './mail-links.service.js';
import { OwnSessions } from './own-sessions.js';
import { PersonalSessions } from './personal-sessions.js';
import { RedeemSignInLink } from './redeem-sign-in-link.js';
import { RequestEmailChange } from './request-email-change.js';
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
import { ViewerSessionsResolver } from './viewer-sessions.resolver.js';

@Module({
  imports: [
    AuditModule,
    TypeOrmModule.forFeature([Session, MailLink]),
    MembersModule,
    MailModule,
    ThrottleModule,
  ],
  providers: [
    { provide: RequestContextFactory, useClass: SessionContextFactory },
    AuthResolver,
    ViewerCredentialsResolver,
    ViewerSessionsResolver,
    EmailChangeMails,
    EmailChanges,
    OwnSessions,
    PersonalSessions,
    RequestEmailChange,
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
  exports: [RequestContextFactory, AdministratorSetup, SessionsService],
})
export class AuthModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly sessions: OwnSessions,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Session', (context, id) => this.sessions.find(context, id));
  }
}
