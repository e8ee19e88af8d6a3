import type { Message } from '../../common/i18n/format-message.js';

export const LAST_ADMINISTRATOR: Message = {
  en: 'This is the last administrator. Make somebody else one first.',
  ru: 'Это последний администратор. Сначала назначьте другого.',
  'zh-CN': '这是最后一位管理员。请先指定另一位管理员。',
};

export const CANNOT_HAVE_ROLE: Message = {
  en: 'Banned and erased members, and those who never signed up, can’t be given a role.',
  ru: 'Роль нельзя дать заблокированным, удалённым и тем, кто сам не регистрировался.',
  'zh-CN': '被封禁、已注销或从未注册的成员不能获得角色。',
};
