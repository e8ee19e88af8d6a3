import { Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DemoMailbox } from './demo-mailbox.js';
import { DemoMailboxController } from './demo-mailbox.controller.js';
import { Mailer } from './mailer.js';
import { Outbox } from './outbox.js';
import { SmtpMailer } from './smtp-mailer.js';

@Module({
  controllers: [DemoMailboxController],
  providers: [
    DemoMailbox,
    {
      provide: Mailer,
      inject: [Config, DemoMailbox],
      useFactory: (config: Config, mailbox: DemoMailbox): Mailer =>
        config.smtpUrl === undefined ? mailbox : new SmtpMailer(config.smtpUrl, config.mailFrom),
    },
    Outbox,
  ],
  exports: [Mailer, Outbox],
})
export class MailModule {}
