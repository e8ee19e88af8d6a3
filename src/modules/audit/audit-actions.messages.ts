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
  'member.erased': {
    en: 'An account was deleted at its owner’s wish',
    ru: 'Учётная запись удалена по желанию владельца',
    'zh-CN': '账号已应本人要求注销',
  },
} as const satisfies Record<string, Message>;
export type AuditAction = keyof typeof AUDIT_ACTIONS;
