import type { Refusal, UserErrorCode } from '../errors/domain-error.js';
import { formatMessage, type Message } from './format-message.js';
import type { Locale } from './locale.js';

const MESSAGES: Record<UserErrorCode, Message> = {
  REQUIRED: { en: 'Please fill this in.', ru: 'Заполните это поле.', 'zh-CN': '请填写此项。' },
  TOO_SHORT: {
    en: 'At least {min, plural, one {# character} other {# characters}}, please.',
    ru: 'Нужно не меньше {min, plural, one {# символа} other {# символов}}.',
    'zh-CN': '至少需要 {min} 个字符。',
  },
  TOO_LONG: {
    en: 'At most {max, plural, one {# character} other {# characters}}, please.',
    ru: 'Не больше {max, plural, one {# символа} other {# символов}}.',
    'zh-CN': '最多 {max} 个字符。',
  },
  INVALID: { en: 'This can’t be used here.', ru: 'Такое значение не подходит.', 'zh-CN': '此内容无效。' },
  NOT_FOUND: {
    en: 'This doesn’t exist (any more).',
    ru: 'Этого нет или уже нет.',
    'zh-CN': '内容不存在或已被移除。',
  },
  TAKEN: { en: 'This is taken already.', ru: 'Уже занято.', 'zh-CN': '已被占用。' },
  STALE: {
    en: 'Somebody changed this meanwhile. Look at the newer version first.',
    ru: 'Пока вы писали, это изменили. Сначала посмотрите новую версию.',
    'zh-CN': '内容已被他人更新，请先查看最新版本。',
  },
  TRANSITION_NOT_ALLOWED: {
    en: 'The workflow has no such step from here.',
    ru: 'Из этого статуса такого перехода нет.',
    'zh-CN': '工作流不允许从当前状态这样变更。',
  },
  RESPONSE_REQUIRED: {
    en: 'This step needs an answer for those who backed the idea.',
    ru: 'Для этого шага нужен ответ тем, кто поддержал идею.',
    'zh-CN': '这一步需要给支持者一个答复。',
  },
  IDEA_CLOSED: {
    en: 'This idea is closed and takes no more votes or comments.',
    ru: 'Идея закрыта: голоса и комментарии больше не принимаются.',
    'zh-CN': '该想法已关闭，不再接受投票或评论。',
  },
  IN_ADOPTION: {
    en: 'Its adoption decides that.',
    ru: 'Это решает команда, взявшая идею в работу.',
    'zh-CN': '这由采纳该想法的团队决定。',
  },
  ADOPTION_NEEDED: {
    en: 'Only an adoption leads there.',
    ru: 'Сюда ведёт только взятие идеи в работу.',
    'zh-CN': '只有采纳才能进入该状态。',
  },
  VOTE_BUDGET_SPENT: {
    en: 'You have no votes left on this board. One comes back when an idea you voted on closes, or when you withdraw one.',
    ru: 'В этом разделе у вас не осталось голосов. Голос вернётся, когда идея закроется или вы отзовёте один из голосов.',
    'zh-CN': '您在此板块的票数已用完。所投想法关闭或撤回一票后，票数会返还。',
  },
  TOO_MANY: {
    en: 'At most {max, plural, one {# entry} other {# entries}}, please.',
    ru: 'Не больше {max, plural, one {# значения} other {# значений}}.',
    'zh-CN': '最多 {max} 项。',
  },
  ALREADY_REPORTED: {
    en: 'You have reported this already. Thank you.',
    ru: 'Вы уже сообщили об этом. Спасибо.',
    'zh-CN': '您已举报过，谢谢。',
  },
  BANNED: {
    en: 'This account is banned.',
    ru: 'Эта учётная запись заблокирована.',
    'zh-CN': '该账号已被封禁。',
  },
  STORM_NOT_OPEN: {
    en: 'This storm session takes no ideas now.',
    ru: 'Сейчас этот штурм идей не принимает предложения.',
    'zh-CN': '该头脑风暴当前不接受想法。',
  },
  IN_USE: { en: 'This is still in use.', ru: 'Это ещё используется.', 'zh-CN': '仍在使用中。' },
  WRONG_CREDENTIALS: {
    en: 'E-mail or password is wrong.',
    ru: 'Неверный адрес или пароль.',
    'zh-CN': '邮箱或密码不正确。',
  },
  LINK_EXPIRED: {
    en: 'This link has expired or was used already. Ask for a new one.',
    ru: 'Ссылка устарела или уже использована. Запросите новую.',
    'zh-CN': '链接已过期或已被使用，请重新获取。',
  },
  NOT_CONFIRMED: { en: 'Please confirm first.', ru: 'Сначала подтвердите.', 'zh-CN': '请先确认。' },
};

export function refusalMessage(refusal: Refusal, locale: Locale): string {
  return formatMessage(refusal.message ?? MESSAGES[refusal.code], locale, refusal.values);
}
