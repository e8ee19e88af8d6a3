import type { Message } from '../../common/i18n/format-message.js';

/** What the audit log can tell, one sentence each without its actor. They name {subject} and whatever else is in the event's details. */
export const AUDIT_ACTIONS = {
  'storm.opened': {
    en: 'Announced the storm session “{title}”',
    ru: 'Объявлен штурм идей «{title}»',
    'zh-CN': '发起了头脑风暴“{title}”',
  },
  'storm.updated': {
    en: 'Changed the storm session “{title}”',
    ru: 'Изменён штурм идей «{title}»',
    'zh-CN': '修改了头脑风暴“{title}”',
  },
  'storm.ended': {
    en: 'Ended the storm session “{title}” early, with its result',
    ru: 'Штурм идей «{title}» досрочно завершён, итог опубликован',
    'zh-CN': '提前结束了头脑风暴“{title}”并公布了结果',
  },
  'storm.resultPosted': {
    en: 'Posted what came of the storm session “{title}”',
    ru: 'Опубликован итог штурма идей «{title}»',
    'zh-CN': '公布了头脑风暴“{title}”的结果',
  },
  'workflow.updated': {
    en: 'Changed the workflow',
    ru: 'Изменён рабочий процесс',
    'zh-CN': '修改了工作流程',
  },
  'community.updated': {
    en: 'Changed the community’s settings: {fields}',
    ru: 'Изменены настройки сообщества: {fields}',
    'zh-CN': '修改了社区设置：{fields}',
  },
  'badge.updated': {
    en: 'Changed the badge “{badge}”',
    ru: 'Изменён значок «{badge}»',
    'zh-CN': '修改了徽章“{badge}”',
  },
  'levels.updated': {
    en: 'Changed the levels of reputation',
    ru: 'Изменены уровни репутации',
    'zh-CN': '修改了声望等级',
  },
  'member.erased': {
    en: 'An account was deleted at its owner’s wish',
    ru: 'Учётная запись удалена по желанию владельца',
    'zh-CN': '账号已应本人要求注销',
  },
} as const satisfies Record<string, Message>;
export type AuditAction = keyof typeof AUDIT_ACTIONS;
