import type { AccountMailMessages } from './account-mail.js';

export const VERIFY_EMAIL_MAIL: AccountMailMessages = {
  subject: {
    en: 'Confirm your address for {site}',
    ru: 'Подтвердите адрес для {site}',
    'zh-CN': '请确认您在 {site} 的邮箱',
  },
  intro: {
    en: 'Welcome! Confirm your address, and you are in. The link works once, within 24 hours.',
    ru: 'Добро пожаловать! Подтвердите адрес — и вы на сайте. Ссылка действует один раз, в течение 24 часов.',
    'zh-CN': '欢迎加入！确认邮箱后即可使用。链接仅可使用一次，24 小时内有效。',
  },
  label: { en: 'Confirm and sign in', ru: 'Подтвердить и войти', 'zh-CN': '确认并登录' },
  more: {
    en: 'Until then there is no account, and a sign-up that nobody confirms is not kept.',
    ru: 'До этого учётной записи нет, а неподтверждённая регистрация не сохраняется.',
    'zh-CN': '在此之前账号不会创建，未确认的注册信息也不会保留。',
  },
  footer: {
    en: 'Somebody signed up at {site} with this address. If it wasn’t you, ignore this mail.',
    ru: 'С этим адресом зарегистрировались на {site}. Если это были не вы, не обращайте внимания на письмо.',
    'zh-CN': '有人使用此邮箱在 {site} 注册。如非本人操作，请忽略本邮件。',
  },
};
