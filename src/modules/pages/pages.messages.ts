import type { Message } from '../../common/i18n/format-message.js';

/** Titles are those that the client gives the same pages, so that a tab's does not change when it takes over. */
export const PAGES_MESSAGES = {
  allIdeas: { en: 'All ideas', ru: 'Все идеи', 'zh-CN': '全部想法' },
  submit: { en: 'Submit an idea', ru: 'Предложить идею', 'zh-CN': '提交想法' },
  signIn: { en: 'Sign in', ru: 'Войти', 'zh-CN': '登录' },
  signUp: { en: 'Sign up', ru: 'Регистрация', 'zh-CN': '注册' },
  verifyEmail: { en: 'Confirm your address', ru: 'Подтвердите адрес', 'zh-CN': '确认邮箱地址' },
  forgotPassword: {
    en: 'Sign in by a mailed link',
    ru: 'Войти по ссылке из письма',
    'zh-CN': '通过邮件链接登录',
  },
  password: { en: 'Password', ru: 'Пароль', 'zh-CN': '密码' },
  setup: { en: 'Set up', ru: 'Настройка', 'zh-CN': '初始设置' },
  notFound: { en: 'Not found', ru: 'Не найдено', 'zh-CN': '未找到' },
  officialAnswer: { en: 'Official answer', ru: 'Официальный ответ', 'zh-CN': '官方答复' },
  mergedInto: { en: 'Merged into', ru: 'Объединена с идеей', 'zh-CN': '已合并到' },
  about: {
    en: 'Ideas for {name}: submit yours, vote for those of others, and learn what becomes of them. Every idea gets an answer within {days, plural, one {# day} other {# days}}.',
    ru: 'Идеи для {name}: предлагайте свои, голосуйте за чужие и узнавайте, что с ними стало. Каждая идея получает ответ за {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}.',
    'zh-CN':
      '{name} 的想法：提交您的想法，为他人的想法投票，并了解后续进展。每条想法都会在 {days} 天内得到答复。',
  },
  aboutBoard: {
    en: 'Ideas on {board}: submit yours, vote for those of others, and learn what becomes of them.',
    ru: 'Идеи раздела «{board}»: предлагайте свои, голосуйте за чужие и узнавайте, что с ними стало.',
    'zh-CN': '“{board}”板块的想法：提交您的想法，为他人的想法投票，并了解后续进展。',
  },
  aboutIdea: {
    en: 'An idea on {board}: {points, plural, one {# point} other {# points}}, {status}.',
    ru: 'Идея в разделе «{board}»: {points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, {status}.',
    'zh-CN': '“{board}”板块的想法：{points} 分，{status}。',
  },
  aboutMember: {
    en: '{member} takes part in {name}.',
    ru: '{member} участвует в {name}.',
    'zh-CN': '{member} 是 {name} 的成员。',
  },
} satisfies Record<string, Message>;
