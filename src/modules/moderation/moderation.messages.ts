import type { Message } from '../../common/i18n/format-message.js';

/** Why a decision comes to nothing: most often another moderator was faster. */
export const DECIDED_ALREADY: Message = {
  en: 'This has been decided already, or is not to be decided like that.',
  ru: 'Решение по этой записи уже принято, либо это действие к ней не подходит.',
  'zh-CN': '这条内容已有处理结果，或不能这样处理。',
};

/** Why a decision about what a moderator has read is refused. */
export const CHANGED_SINCE: Message = {
  en: 'Its author has changed it since you read it. Please look at it again.',
  ru: 'Автор изменил запись после того, как вы её прочитали. Посмотрите её ещё раз.',
  'zh-CN': '在你查看之后，作者修改了这条内容，请重新查看。',
};
