import type { Message } from '../../common/i18n/format-message.js';

export const HOLDS_IDEAS: Message = {
  en: 'This board still holds {count, plural, one {# idea} other {# ideas}}, merged and hidden ones among them. Move or delete them first.',
  ru: 'В этом разделе ещё {count, plural, one {# идея} few {# идеи} many {# идей} other {# идеи}}, считая объединённые и скрытые. Сначала перенесите или удалите их.',
  'zh-CN': '该板块仍有 {count} 条想法（包括已合并和已隐藏的）。请先移走或删除它们。',
};
