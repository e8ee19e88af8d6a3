import type { Message } from '../../common/i18n/format-message.js';

/** They may name {name}, the receiver, {text}, what is told, {site}, {count} and {more}. */
export const MAIL_TEXTS = {
  intro: {
    en: 'Hello {name}! {text}',
    ru: 'Здравствуйте, {name}! {text}',
    'zh-CN': '{name}，您好！{text}',
  },
  open: { en: 'Read on', ru: 'Читать дальше', 'zh-CN': '查看详情' },
  digestSubject: {
    en: '{count, plural, one {# piece of news} other {# pieces of news}} from {site}',
    ru: '{count, plural, one {# новость} few {# новости} many {# новостей} other {# новости}} с {site}',
    'zh-CN': '{site} 有 {count} 条新动态',
  },
  digestIntro: {
    en: 'Hello {name}! This is what happened that concerns you.',
    ru: 'Здравствуйте, {name}! Вот что произошло важного для вас.',
    'zh-CN': '{name}，您好！以下是与您相关的最新动态。',
  },
  digestMore: {
    en: '{more, plural, one {# more is} other {# more are}} on the site.',
    ru: 'Ещё {more, plural, one {# новость} few {# новости} many {# новостей} other {# новости}} — на сайте.',
    'zh-CN': '另有 {more} 条可在网站上查看。',
  },
  digestOpen: { en: 'All your notifications', ru: 'Все ваши уведомления', 'zh-CN': '查看全部通知' },
  why: {
    en: 'You get this because you wrote, voted on or follow the idea. To hear no more of it, mute it on its page.',
    ru: 'Вы получили это письмо, потому что идея ваша, вы голосовали за неё или против или следите за ней. Чтобы больше не получать писем о ней, отключите уведомления на её странице.',
    'zh-CN': '您收到此邮件，是因为您提交、投票或关注了该想法。如不想再收到它的消息，请在其页面上将其静音。',
  },
  whyAddressed: {
    en: 'You get this because it is addressed to you at {site}.',
    ru: 'Вы получили это письмо, потому что на {site} обратились к вам.',
    'zh-CN': '您收到此邮件，是因为 {site} 上有内容与您直接相关。',
  },
  whyTeam: {
    en: 'You get this because you are on the product team at {site}.',
    ru: 'Вы получили это письмо, потому что состоите в продуктовой команде на {site}.',
    'zh-CN': '您收到此邮件，是因为您是 {site} 产品团队的成员。',
  },
  whyStormOpened: {
    en: 'You get this because you are a member of {site}: storm sessions are announced to everybody.',
    ru: 'Вы получили это письмо как участник {site}: о штурмах идей узнают все.',
    'zh-CN': '您收到此邮件，是因为您是 {site} 的成员：每次头脑风暴都会通知所有人。',
  },
  whyStormClosed: {
    en: 'You get this because you took part in the storm session at {site}.',
    ru: 'Вы получили это письмо, потому что участвовали в штурме идей на {site}.',
    'zh-CN': '您收到此邮件，是因为您参与了 {site} 上的这次头脑风暴。',
  },
  whyDigest: {
    en: 'You get this summary of what concerns you at {site}.',
    ru: 'Это сводка того, что на {site} касается вас.',
    'zh-CN': '这是 {site} 上与您相关的动态摘要。',
  },
  unsubscribe: {
    en: 'Unsubscribe from all of these mails',
    ru: 'Отписаться от всех таких писем',
    'zh-CN': '退订所有此类邮件',
  },
  preferences: {
    en: 'Choose how often they come',
    ru: 'Настроить, как часто они приходят',
    'zh-CN': '设置接收频率',
  },
} as const satisfies Record<string, Message>;
