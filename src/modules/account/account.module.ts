import { Module } from '@nestjs/common';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { MailModule } from '../../mail/mail.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { MembersModule } from '../members/members.module.js';
import { AccountResolver } from './account.resolver.js';
import { DeleteAccount } from './delete-account.js';
import { EraseMember } from './erase-member.js';
import { EraseNamesJob } from './erase-names.job.js';
import { PersonalMails } from './personal-mails.js';

/** All of one's data, to take along or to be erased. */
@Module({
  imports: [AuditModule, AuthModule, MailModule, MembersModule, ThrottleModule],
  providers: [AccountResolver, DeleteAccount, EraseMember, EraseNamesJob, PersonalMails],
})
export class AccountModule {}
