import { Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { formatMessage, type Message } from '../../common/i18n/format-message.js';
import { Config } from '../../config/config.js';
import { DEMO_ACCOUNTS, type DemoAccount } from './demo-accounts.js';
import { DemoModel } from './demo.model.js';

const ROLES: Readonly<Record<DemoAccount['role'], Message>> = {
  customer: { en: 'Customer', ru: 'Клиент', 'zh-CN': '客户' },
  'product team': { en: 'Product team', ru: 'Команда продукта', 'zh-CN': '产品团队' },
  moderator: { en: 'Moderator', ru: 'Модератор', 'zh-CN': '版主' },
  administrator: { en: 'Administrator', ru: 'Администратор', 'zh-CN': '管理员' },
};

@Resolver()
export class DemoResolver {
  constructor(private readonly config: Config) {}

  @Query(() => DemoModel, {
    nullable: true,
    description:
      'Only on a demo installation: its accounts and where it shows the mail that it would send; null elsewhere.',
  })
  demo(@Ctx() context: RequestContext): DemoModel | null {
    if (!this.config.isDemo) return null;
    return {
      accounts: DEMO_ACCOUNTS.map(({ email, password, displayName, role }) => ({
        email,
        password,
        displayName,
        description: formatMessage(ROLES[role], context.locale),
      })),
      mailUrl: `${this.config.publicUrl}/demo/mail`,
    };
  }
}
