import type { Message } from '../../common/i18n/format-message.js';

/** Why a storm session does not do what was asked of it. {at} is a moment in UTC. */
export const HOLDS_STORMS: Message = {
  en: 'This board still has {count, plural, one {# storm session} other {# storm sessions}}, past ones among them.',
  ru: 'В этом разделе ещё {count, plural, one {# штурм идей} few {# штурма идей} many {# штурмов идей} other {# штурма идей}}, считая прошедшие.',
  'zh-CN': '该板块仍有 {count} 场头脑风暴（包括已结束的）。',
};
export const NOT_YET_OPEN: Message = {
  en: 'This storm session takes ideas from {at} on.',
  ru: 'Штурм идей начнёт принимать предложения {at}.',
  'zh-CN': '该头脑风暴将于 {at} 开始接受想法。',
};
export const OVER: Message = {
  en: 'This storm session ended on {at} and takes no more ideas.',
  ru: 'Штурм идей завершился {at} и больше не принимает предложений.',
  'zh-CN': '该头脑风暴已于 {at} 结束，不再接受想法。',
};
export const NOTHING_TO_END: Message = {
  en: 'This storm session opens only on {at}: there is nothing to end yet.',
  ru: 'Штурм идей начнётся только {at}: завершать пока нечего.',
  'zh-CN': '该头脑风暴将于 {at} 才开始，目前还不能结束。',
};
export const ONLY_ITS_RESULT: Message = {
  en: 'This storm session ended on {at}. Only its result can still be changed.',
  ru: 'Штурм идей завершился {at}. Изменить можно только его итог.',
  'zh-CN': '该头脑风暴已于 {at} 结束，只能修改其结果。',
};
export const ON_ANOTHER_BOARD: Message = {
  en: 'This storm session collects ideas on another board.',
  ru: 'Этот штурм идей проходит в другом разделе.',
  'zh-CN': '该头脑风暴属于另一个板块。',
};
export const HAS_OPENED: Message = {
  en: 'It has opened already: its beginning stays.',
  ru: 'Штурм уже начался: время начала не изменить.',
  'zh-CN': '头脑风暴已经开始，无法再修改开始时间。',
};
export const MEMBERS_WERE_TOLD: Message = {
  en: 'It has opened already, and everybody is told: it can be ended, but not be called off.',
  ru: 'Штурм уже начался, и о нём всем сообщили: его можно завершить, но не отменить.',
  'zh-CN': '头脑风暴已经开始并已通知所有人，只能结束，不能取消。',
};
export const ENDS_BEFORE_IT_BEGINS: Message = {
  en: 'It must close after it opens.',
  ru: 'Завершение должно быть позже начала.',
  'zh-CN': '结束时间必须晚于开始时间。',
};
export const CLOSES_IN_THE_PAST: Message = {
  en: 'It must close in the future.',
  ru: 'Завершение должно быть в будущем.',
  'zh-CN': '结束时间必须晚于现在。',
};
export const TOO_LONG: Message = {
  en: 'A storm session lasts at most {days, plural, one {# day} other {# days}}.',
  ru: 'Штурм идей длится не дольше {days, plural, one {# дня} other {# дней}}.',
  'zh-CN': '头脑风暴最长持续 {days} 天。',
};
export const TOO_FAR_AHEAD: Message = {
  en: 'A storm session opens within {days, plural, one {# day} other {# days}}.',
  ru: 'Штурм идей должен начаться в ближайшие {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}.',
  'zh-CN': '头脑风暴须在 {days} 天之内开始。',
};
