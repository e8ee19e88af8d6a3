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
  'administrator.created': {
    en: 'Became the first administrator',
    ru: 'Создана первая учётная запись администратора',
    'zh-CN': '成为首位管理员',
  },
  'comment.deleted': {
    en: 'Deleted {subject}',
    ru: 'Удалено: {subject}',
    'zh-CN': '删除了{subject}',
  },
  'content.approved': {
    en: 'Let {subject} pass',
    ru: 'Одобрено: {subject}',
    'zh-CN': '通过了{subject}',
  },
  'content.hidden': {
    en: 'Hid {subject}',
    ru: 'Скрыто: {subject}',
    'zh-CN': '隐藏了{subject}',
  },
  'content.restored': {
    en: 'Brought {subject} back',
    ru: 'Возвращено: {subject}',
    'zh-CN': '恢复了{subject}',
  },
  'content.reportsDismissed': {
    en: 'Dismissed the reports on {subject}',
    ru: 'Отклонены жалобы: {subject}',
    'zh-CN': '驳回了对{subject}的举报',
  },
  'idea.deleted': {
    en: 'Deleted {subject}',
    ru: 'Удалено: {subject}',
    'zh-CN': '删除了{subject}',
  },
  'jobs.retried': {
    en: 'Had {count, plural, one {# job} other {# jobs}} run again',
    ru: 'Повторно запущено: {count, plural, one {# задание} few {# задания} many {# заданий} other {# задания}}',
    'zh-CN': '重新运行了 {count} 个任务',
  },
  'mails.retried': {
    en: 'Had {count, plural, one {# mail} other {# mails}} sent again',
    ru: 'Повторно отправлено: {count, plural, one {# письмо} few {# письма} many {# писем} other {# письма}}',
    'zh-CN': '重新发送了 {count} 封邮件',
  },
  'member.banned': {
    en: 'Banned {subject} until {until}',
    ru: 'Заблокирован участник {subject} до {until}',
    'zh-CN': '封禁了 {subject}，至 {until}',
  },
  'member.bannedForGood': {
    en: 'Banned {subject} for good',
    ru: 'Навсегда заблокирован участник {subject}',
    'zh-CN': '永久封禁了 {subject}',
  },
  'member.banEnded': {
    en: 'The ban of {subject} ended by itself',
    ru: 'Срок блокировки участника {subject} истёк',
    'zh-CN': '{subject} 的封禁到期自动解除',
  },
  'member.unbanned': {
    en: 'Lifted the ban of {subject}',
    ru: 'Снята блокировка участника {subject}',
    'zh-CN': '解除了对 {subject} 的封禁',
  },
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
  'vote.withdrawnFor': {
    en: 'Took back a customer’s vote on {subject}',
    ru: 'Отозван голос клиента: {subject}',
    'zh-CN': '撤回了代客户为 {subject} 投的票',
  },
} as const satisfies Record<string, Message>;
export type AuditAction = keyof typeof AUDIT_ACTIONS;
