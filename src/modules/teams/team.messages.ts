import type { Message } from '../../common/i18n/format-message.js';

export const OWNS_THINGS: Message = {
  en: 'This team still has {boards, plural, =0 {} one {# board} other {# boards}}{both, select, yes { and } other {}}{adoptions, plural, =0 {} one {# adoption} other {# adoptions}}. Give the boards to other teams first; a team that has taken on ideas stays.',
  ru: 'За командой ещё числятся: разделы — {boards}, взятые в работу идеи — {adoptions}. Сначала передайте разделы другим командам; команда, которая бралась за идеи, остаётся.',
  'zh-CN':
    '该团队名下仍有 {boards} 个板块和 {adoptions} 项采纳。请先把板块转交其他团队；采纳过想法的团队不能删除。',
};

export const CANNOT_JOIN: Message = {
  en: 'Banned and erased members can’t be in a team.',
  ru: 'Заблокированные и удалённые участники не могут состоять в команде.',
  'zh-CN': '被封禁或已注销的成员不能加入团队。',
};
