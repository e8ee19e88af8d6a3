import type { Message } from '../common/i18n/format-message.js';

export const DEMO_MAILBOX_MESSAGES = {
  title: { en: 'Mail of this demo', ru: 'Почта этой демонстрации', 'zh-CN': '演示站点的邮件' },
  about: {
    en: 'This demo mails nobody. What it would have sent since its start is here, newest first.',
    ru: 'Демонстрация никому не отправляет писем. Здесь то, что она отправила бы с момента запуска; сначала новые.',
    'zh-CN': '演示站点不会真正发送邮件。启动以来本应发出的邮件都列在这里，最新的在前。',
  },
  none: {
    en: 'Nothing yet. Sign up, or ask for a sign-in link.',
    ru: 'Пока пусто. Зарегистрируйтесь или запросите ссылку для входа.',
    'zh-CN': '暂无邮件。请注册，或申请一个登录链接。',
  },
  to: { en: 'To', ru: 'Кому', 'zh-CN': '收件人' },
  time: { en: 'Time', ru: 'Время', 'zh-CN': '时间' },
  back: { en: 'All mail', ru: 'Все письма', 'zh-CN': '全部邮件' },
  missing: {
    en: 'This mail isn’t kept any more.',
    ru: 'Это письмо уже не хранится.',
    'zh-CN': '该邮件已不再保留。',
  },
} satisfies Record<string, Message>;
