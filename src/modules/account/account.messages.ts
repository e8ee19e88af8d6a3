import type { Message } from '../../common/i18n/format-message.js';

export const LAST_ADMINISTRATOR: Message = {
  en: 'You are the last administrator: make somebody else one first.',
  ru: 'Вы последний администратор: сначала назначьте другого.',
  'zh-CN': '您是最后一位管理员：请先指定其他管理员。',
};
