import type { Message } from '../../common/i18n/format-message.js';

export const UNSUBSCRIBE_TEXTS = {
  title: { en: 'Unsubscribe', ru: 'Отписка', 'zh-CN': '退订' },
  ask: {
    en: 'No more mails about ideas from {site}? You will still find everything on the site.',
    ru: 'Больше не присылать писем об идеях с {site}? На сайте всё останется.',
    'zh-CN': '不再接收 {site} 关于想法的邮件？所有内容仍可在网站上查看。',
  },
  press: { en: 'Stop these mails', ru: 'Больше не присылать', 'zh-CN': '停止接收' },
  done: {
    en: 'You will get no more of these mails.',
    ru: 'Таких писем больше не будет.',
    'zh-CN': '您将不再收到此类邮件。',
  },
  unknown: {
    en: 'This link belongs to no account any more.',
    ru: 'Эта ссылка больше никому не принадлежит.',
    'zh-CN': '此链接已不属于任何账号。',
  },
  preferences: {
    en: 'Choose how often mails come',
    ru: 'Настроить, как часто приходят письма',
    'zh-CN': '设置邮件接收频率',
  },
  home: { en: 'To the site', ru: 'На сайт', 'zh-CN': '前往网站' },
} as const satisfies Record<string, Message>;
