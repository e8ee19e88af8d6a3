import type { AccountMailMessages } from './account-mail.js';

export const ACCOUNT_EXISTS_MAIL: AccountMailMessages = {
  subject: {
    en: 'You already have an account at {site}',
    ru: 'У вас уже есть учётная запись на {site}',
    'zh-CN': '您在 {site} 已有账号',
  },
  intro: {
    en: 'Hello {name}, you signed up with an address that has an account already. This link signs you in; it works once, within 15 minutes.',
    ru: 'Здравствуйте, {name}! Вы указали адрес, у которого уже есть учётная запись. По этой ссылке вы войдёте; она действует один раз, в течение 15 минут.',
    'zh-CN':
      '{name}，您好！您注册时使用的邮箱已有账号。点击此链接即可登录；链接仅可使用一次，15 分钟内有效。',
  },
  label: { en: 'Sign in', ru: 'Войти', 'zh-CN': '登录' },
  more: {
    en: 'Your account is unchanged, its name and its password too.',
    ru: 'В учётной записи ничего не изменилось: ни имя, ни пароль.',
    'zh-CN': '您的账号没有任何变化，名称和密码均未改动。',
  },
  footer: {
    en: 'Somebody typed this address at {site}. If it wasn’t you, ignore this mail: without the link nobody gets in.',
    ru: 'Этот адрес ввели на {site}. Если это были не вы, не обращайте внимания: без ссылки никто не войдёт.',
    'zh-CN': '有人在 {site} 输入了此邮箱。如非本人操作，请忽略本邮件；没有链接，任何人都无法登录。',
  },
};
