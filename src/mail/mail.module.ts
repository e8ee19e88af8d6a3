import { Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DemoMailbox } from './demo-mailbox.js';
import { DemoMailboxController } from './demo-mailbox.controller.js';
import { MailQueue } from './mail-queue.js';
import { MailTemplates } from './mail-templates.js';
import { Mailer } from './mailer.js';
import { NoMailer } from './no-mailer.js';
import { OutgoingMails } from './outgoing-mails.js';
import { SendMails } from './send-mails.js';
import { SendNextMail } from './send-next-mail.js';
import { SmtpMailer } from './smtp-mailer.js';

@Module({
  controllers: [DemoMailboxController],
  providers: [
    DemoMailbox,
    {
      provide: Mailer,
      inject: [Config, DemoMailbox],
      useFactory: (config: Config, mailbox: DemoMailbox): Mailer => {
        if (config.isDemo) return mailbox;
        return config.smtpUrl === undefined
          ? new NoMailer()
          : new SmtpMailer(config.smtpUrl, config.mailFrom);
      },
    },
    MailQueue,
    MailTemplates,
    OutgoingMails,
    SendMails,
    SendNextMail,
  ],
  exports: [Mailer, MailQueue, MailTemplates],
})
export class MailModule {}
