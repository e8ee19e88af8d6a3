import type { Message } from '../../common/i18n/format-message.js';

export const STAFF_NOT_BANNED: Message = {
  en: 'Moderators, administrators and members of teams can’t be banned. Take that role from them first.',
  ru: 'Модераторов, администраторов и участников команд заблокировать нельзя. Сначала снимите с них эту роль.',
  'zh-CN': '无法封禁版主、管理员或团队成员，请先取消其身份。',
};
