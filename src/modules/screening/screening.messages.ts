import type { Message } from '../../common/i18n/format-message.js';

/** Why an edit is refused that would have waited as a new post. */
export const NEWCOMER_LINKS: Message = {
  en: 'New members may have at most {max, plural, one {# link} other {# links}} in a post.',
  ru: 'У новых участников в одном сообщении может быть не больше {max, plural, one {# ссылки} other {# ссылок}}.',
  'zh-CN': '新成员的每条内容最多包含 {max} 个链接。',
};
