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
import { DataExports } from './data-exports.js';
import { ExportController } from './export.controller.js';
import { ExportFiles } from './export-files.js';
import { ExportMail } from './export-mail.js';
import { MakeExportJob } from './make-export.job.js';
import { PersonalMails } from './personal-mails.js';
import { PurgeExportsJob } from './purge-exports.job.js';
import { RequestDataExport } from './request-data-export.js';
import { ViewerExportResolver } from './viewer-export.resolver.js';

/** All of one's data, to take along or to be erased. */
@Module({
  imports: [AuditModule, AuthModule, MailModule, MembersModule, ThrottleModule],
  controllers: [ExportController],
  providers: [
    AccountResolver,
    DataExports,
    DeleteAccount,
    EraseMember,
    EraseNamesJob,
    ExportFiles,
    ExportMail,
    MakeExportJob,
    PersonalMails,
    PurgeExportsJob,
    RequestDataExport,
    ViewerExportResolver,
  ],
})
export class AccountModule {}
