import type { Message } from '../../common/i18n/format-message.js';

/** What stands in place of the name of a person who was erased. */
export const ERASED_NAME: Message = { en: 'Deleted member', ru: 'Удалённый участник', 'zh-CN': '已注销用户' };
