import type { Message } from '../../common/i18n/format-message.js';

/** What the audit log can tell, one sentence each without its actor. They name {subject} and whatever else is in the event's details. */
export const AUDIT_ACTIONS = {
  'board.created': {
    en: 'Created the board “{name}” ({visibility, select, PUBLIC {for everybody} MEMBERS {for members} other {for its teams}})',
    ru: 'Создан раздел «{name}» ({visibility, select, PUBLIC {для всех} MEMBERS {для участников} other {для своих команд}})',
    'zh-CN':
      '创建了板块“{name}”（{visibility, select, PUBLIC {所有人可见} MEMBERS {成员可见} other {仅所属团队可见}}）',
  },
  'board.deleted': {
    en: 'Deleted the board “{name}”',
    ru: 'Удалён раздел «{name}»',
    'zh-CN': '删除了板块“{name}”',
  },
  'board.updated': {
    en: 'Changed the board “{name}”: {fields}',
    ru: 'Изменён раздел «{name}»: {fields}',
    'zh-CN': '修改了板块“{name}”：{fields}',
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
  'member.roleChanged': {
    en: 'Made {subject} {role, select, ADMIN {an administrator} MODERATOR {a moderator} other {a plain member}}',
    ru: '{subject}: новая роль — {role, select, ADMIN {администратор} MODERATOR {модератор} other {участник}}',
    'zh-CN': '将 {subject} 设为{role, select, ADMIN {管理员} MODERATOR {版主} other {普通成员}}',
  },
  'team.created': {
    en: 'Created the team “{name}”',
    ru: 'Создана команда «{name}»',
    'zh-CN': '创建了团队“{name}”',
  },
  'team.deleted': {
    en: 'Deleted the team “{name}”',
    ru: 'Удалена команда «{name}»',
    'zh-CN': '删除了团队“{name}”',
  },
  'team.updated': {
    en: 'Changed the team “{name}”: {added, plural, =0 {nobody} other {#}} joined, {removed, plural, =0 {nobody} other {#}} left',
    ru: 'Изменена команда «{name}»: добавлено — {added}, исключено — {removed}',
    'zh-CN': '修改了团队“{name}”：加入 {added} 人，移出 {removed} 人',
  },
  'vote.castFor': {
    en: 'Voted for a customer on {subject}',
    ru: 'Подан голос за клиента: {subject}',
    'zh-CN': '代客户为 {subject} 投票',
  },
} as const satisfies Record<string, Message>;
export type AuditAction = keyof typeof AUDIT_ACTIONS;
