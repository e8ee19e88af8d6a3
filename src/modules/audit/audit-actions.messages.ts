import type { Message } from '../../common/i18n/format-message.js';

/** What the audit log can tell, one sentence each without its actor. They name {subject} and whatever else is in the event's details. */
export const AUDIT_ACTIONS = {
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
} as const satisfies Record<string, Message>;
export type AuditAction = keyof typeof AUDIT_ACTIONS;
