import type { Message } from '../../common/i18n/format-message.js';

export const OWNS_THINGS: Message = {
  en: 'This team still has {boards, plural, =0 {} one {# board} other {# boards}}{both, select, yes { and } other {}}{adoptions, plural, =0 {} one {# adoption} other {# adoptions}}.{boards, plural, =0 {} other { Give the boards to other teams first.}}{adoptions, plural, =0 {} other { A team that has taken on ideas stays.}}',
  ru: 'За командой ещё числятся: разделы — {boards}, взятые в работу идеи — {adoptions}. {boards, plural, =0 {} other {Сначала передайте разделы другим командам.}}{both, select, yes { } other {}}{adoptions, plural, =0 {} other {Команда, которая бралась за идеи, остаётся.}}',
  'zh-CN':
    '该团队名下仍有 {boards} 个板块和 {adoptions} 项采纳。{boards, plural, =0 {} other {请先把板块转交其他团队。}}{adoptions, plural, =0 {} other {采纳过想法的团队不能删除。}}',
};

export const CANNOT_JOIN: Message = {
  en: '@{handle} can’t be in a team: banned, or the account was deleted.',
  ru: '@{handle} не может состоять в команде: участник заблокирован или его учётная запись удалена.',
  'zh-CN': '@{handle} 已被封禁或已注销，不能加入团队。',
};
