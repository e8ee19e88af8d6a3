import type { AccountMailMessages } from './account-mail.js';

export const SIGN_IN_LINK_MAIL: AccountMailMessages = {
  subject: { en: 'Sign in to {site}', ru: 'Вход на {site}', 'zh-CN': '登录 {site}' },
  intro: {
    en: 'Hello {name}, this link signs you in. It works once, within 15 minutes.',
    ru: 'Здравствуйте, {name}! По этой ссылке вы войдёте на сайт. Она действует один раз, в течение 15 минут.',
    'zh-CN': '{name}，您好！点击此链接即可登录。链接仅可使用一次，15 分钟内有效。',
  },
  label: { en: 'Sign in', ru: 'Войти', 'zh-CN': '登录' },
  more: {
    en: 'Forgot your password? Having signed in by this link, you have 10 minutes to set a new one.',
    ru: 'Забыли пароль? После входа по этой ссылке у вас будет 10 минут, чтобы задать новый.',
    'zh-CN': '忘记密码？通过此链接登录后，您有 10 分钟时间设置新密码。',
  },
  footer: {
    en: 'Somebody asked for this link at {site}. If it wasn’t you, ignore this mail: without the link nobody gets in.',
    ru: 'Ссылку запросили на {site}. Если это были не вы, не обращайте внимания: без неё никто не войдёт.',
    'zh-CN': '有人在 {site} 请求了此链接。如非本人操作，请忽略本邮件；没有链接，任何人都无法登录。',
  },
};
