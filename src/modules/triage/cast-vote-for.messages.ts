import type { Message } from '../../common/i18n/format-message.js';

/** The first line of the note that stays with the team: with a vote, or without one. */
export const VOTED_FOR: Message = {
  en: '{direction, select, PROMOTE {Voted for the idea} other {Voted against the idea}} for {name}.',
  ru: '{direction, select, PROMOTE {Голос «за»} other {Голос «против»}} от имени клиента: {name}.',
  'zh-CN': '代 {name} 投了{direction, select, PROMOTE {赞成} other {反对}}票。',
};
export const SAID: Message = {
  en: 'What {name} said; it adds no vote.',
  ru: 'Слова клиента ({name}); голоса они не добавили.',
  'zh-CN': '{name} 的意见；未新增投票。',
};

export const A_CUSTOMER: Message = { en: 'a customer', ru: 'без имени', 'zh-CN': '一位客户' };
