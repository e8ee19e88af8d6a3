import type { Message } from '../../common/i18n/format-message.js';
import type { Locale } from '../../common/i18n/locale.js';

/** The default workflow's statuses as every reader knows them; a status that the community has renamed is shown as it named it. */
const DEFAULT_NAMES: ReadonlyMap<string, Message> = new Map([
  ['new', { en: 'New', ru: 'Новая', 'zh-CN': '新提交' }],
  ['acknowledged', { en: 'Acknowledged', ru: 'Принята к сведению', 'zh-CN': '已收到' }],
  ['under-review', { en: 'Under review', ru: 'На рассмотрении', 'zh-CN': '评估中' }],
  ['adopted', { en: 'Adopted', ru: 'Взята в работу', 'zh-CN': '已采纳' }],
  ['in-development', { en: 'In development', ru: 'В разработке', 'zh-CN': '开发中' }],
  ['partially-implemented', { en: 'Partially implemented', ru: 'Реализована частично', 'zh-CN': '部分实现' }],
  ['implemented', { en: 'Implemented', ru: 'Реализована', 'zh-CN': '已实现' }],
  ['already-offered', { en: 'Already offered', ru: 'Уже есть', 'zh-CN': '已提供' }],
  ['not-planned', { en: 'Not planned', ru: 'Не планируется', 'zh-CN': '暂不计划' }],
  ['archived', { en: 'Archived', ru: 'В архиве', 'zh-CN': '已归档' }],
]);

/** A status's name for a reader: translated as long as it is the default one. */
export function statusNameFor(key: string, name: string, locale: Locale): string {
  const known = DEFAULT_NAMES.get(key);
  return known?.en === name ? known[locale] : name;
}
