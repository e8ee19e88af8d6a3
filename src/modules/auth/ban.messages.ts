import type { Message } from '../../common/i18n/format-message.js';

/** What a banned person learns when they sign in: that, and until when; never why. {until} is a moment in words. */
export const BANNED_UNTIL: Message = {
  en: 'A moderator has banned this account until {until}. You can sign in again after that.',
  ru: 'Модератор заблокировал эту учётную запись до {until}. После этого вы снова сможете войти.',
  'zh-CN': '版主已封禁此账号，至 {until}。届时您可以重新登录。',
};
export const BANNED_FOR_GOOD: Message = {
  en: 'A moderator has banned this account for good.',
  ru: 'Модератор навсегда заблокировал эту учётную запись.',
  'zh-CN': '版主已永久封禁此账号。',
};
