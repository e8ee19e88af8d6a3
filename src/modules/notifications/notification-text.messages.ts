import type { Message } from '../../common/i18n/format-message.js';

/** One line each. They name {idea}, its title; where there is one {actor}, {team}, {status}, {target}, {storm}, {badge}, {count}. */
export const NOTIFICATION_TEXTS = {
  moved: {
    en: '“{idea}” is now “{status}”.',
    ru: 'Идея «{idea}» теперь в статусе «{status}».',
    'zh-CN': '想法“{idea}”的状态变为“{status}”。',
  },
  movedAndAnswered: {
    en: '“{idea}” is now “{status}”, with an official answer.',
    ru: 'Идея «{idea}» теперь в статусе «{status}», есть официальный ответ.',
    'zh-CN': '想法“{idea}”的状态变为“{status}”，并已获官方答复。',
  },
  answered: {
    en: '“{idea}” has an official answer.',
    ru: 'На идею «{idea}» дан официальный ответ.',
    'zh-CN': '想法“{idea}”已获官方答复。',
  },
  adopted: {
    en: '{team} has taken on “{idea}”.',
    ru: 'Команда «{team}» взяла в работу идею «{idea}».',
    'zh-CN': '{team} 已采纳想法“{idea}”。',
  },
  adoptionUpdated: {
    en: '{team} reports progress on “{idea}”.',
    ru: 'Команда «{team}» рассказывает, как продвигается идея «{idea}».',
    'zh-CN': '{team} 发布了想法“{idea}”的最新进展。',
  },
  delivered: {
    en: '{team} has delivered “{idea}”.',
    ru: 'Команда «{team}» воплотила идею «{idea}».',
    'zh-CN': '{team} 已实现想法“{idea}”。',
  },
  deliveredInPart: {
    en: '{team} has delivered “{idea}” in part.',
    ru: 'Команда «{team}» частично воплотила идею «{idea}».',
    'zh-CN': '{team} 已部分实现想法“{idea}”。',
  },
  merged: {
    en: '“{idea}” was merged into “{target}”; your support counts there.',
    ru: 'Идея «{idea}» объединена с идеей «{target}», и ваша поддержка учтена в ней.',
    'zh-CN': '想法“{idea}”已并入“{target}”，您的支持会计入其中。',
  },
  mergedSomewhere: {
    en: '“{idea}” was merged into another idea.',
    ru: 'Идея «{idea}» объединена с другой.',
    'zh-CN': '想法“{idea}”已并入另一个想法。',
  },
  commented: {
    en: '{actor} commented on “{idea}”.',
    ru: 'Новый комментарий к идее «{idea}», пишет {actor}.',
    'zh-CN': '{actor} 评论了想法“{idea}”。',
  },
  noted: {
    en: '{actor} left an internal note on “{idea}”.',
    ru: 'Новая внутренняя заметка к идее «{idea}», пишет {actor}.',
    'zh-CN': '{actor} 在想法“{idea}”下留了内部备注。',
  },
  replied: {
    en: '{actor} replied to you on “{idea}”.',
    ru: 'Вам ответили под идеей «{idea}», пишет {actor}.',
    'zh-CN': '{actor} 在想法“{idea}”下回复了您。',
  },
  mentioned: {
    en: '{actor} mentioned you on “{idea}”.',
    ru: 'Вас упомянули под идеей «{idea}», пишет {actor}.',
    'zh-CN': '{actor} 在想法“{idea}”下提到了您。',
  },
  extensionAccepted: {
    en: 'Your comment is now part of “{idea}”.',
    ru: 'Ваш комментарий стал частью идеи «{idea}».',
    'zh-CN': '您的评论已成为想法“{idea}”的一部分。',
  },
  archiveNotice: {
    en: 'Nothing has happened to “{idea}” for long. It will be archived in a week unless somebody votes or comments.',
    ru: 'С идеей «{idea}» давно ничего не происходит. Через неделю она уйдёт в архив, если никто не проголосует и не напишет.',
    'zh-CN': '想法“{idea}”长期没有动静。如一周内仍无人投票或评论，它将被归档。',
  },
  archived: {
    en: '“{idea}” was archived, since nothing happened to it. Anybody may bring it back.',
    ru: 'Идея «{idea}» ушла в архив: с ней давно ничего не происходило. Вернуть её может любой.',
    'zh-CN': '想法“{idea}”因长期没有动静已归档，任何人都可以恢复它。',
  },
  assigned: {
    en: '{actor} assigned “{idea}” to you.',
    ru: 'Вам поручена идея «{idea}», поручает {actor}.',
    'zh-CN': '{actor} 把想法“{idea}”分配给了您。',
  },
  submitted: {
    en: '{actor} submitted “{idea}”.',
    ru: 'Новая идея: «{idea}», автор — {actor}.',
    'zh-CN': '{actor} 提交了想法“{idea}”。',
  },
  stormOpened: {
    en: 'A storm session is open: “{storm}”. What is your idea?',
    ru: 'Начался штурм идей «{storm}». Ждём ваших предложений!',
    'zh-CN': '头脑风暴“{storm}”开始了，来提出您的想法吧！',
  },
  stormClosed: {
    en: 'What came of the storm session “{storm}”.',
    ru: 'Подведён итог штурма идей «{storm}».',
    'zh-CN': '头脑风暴“{storm}”的结果已公布。',
  },
  badgeAwarded: {
    en: 'You earned the badge “{badge}”.',
    ru: 'Вы получили значок «{badge}».',
    'zh-CN': '您获得了徽章“{badge}”。',
  },
  ideaHidden: {
    en: 'Moderators hid your idea “{idea}”. Only you and they see it.',
    ru: 'Модераторы скрыли вашу идею «{idea}». Её видите только вы и они.',
    'zh-CN': '管理员隐藏了您的想法“{idea}”，目前只有您和管理员可见。',
  },
  commentHidden: {
    en: 'Moderators hid your comment on “{idea}”. Only you and they see it.',
    ru: 'Модераторы скрыли ваш комментарий к идее «{idea}». Его видите только вы и они.',
    'zh-CN': '管理员隐藏了您在想法“{idea}”下的评论，目前只有您和管理员可见。',
  },
  severalHidden: {
    en: 'Moderators hid {count, plural, one {# contribution} other {# contributions}} of yours, “{idea}” among them.',
    ru: 'Модераторы скрыли {count, plural, one {# вашу запись} few {# ваши записи} many {# ваших записей} other {# вашей записи}}, среди них — «{idea}».',
    'zh-CN': '管理员隐藏了您的 {count} 条内容，其中包括“{idea}”。',
  },
  ideaDeleted: {
    en: 'Moderators deleted your idea “{idea}”.',
    ru: 'Модераторы удалили вашу идею «{idea}».',
    'zh-CN': '版主删除了您的想法“{idea}”。',
  },
  commentDeleted: {
    en: 'Moderators deleted your comment on “{idea}”.',
    ru: 'Модераторы удалили ваш комментарий к идее «{idea}».',
    'zh-CN': '版主删除了您在想法“{idea}”下的评论。',
  },
  ideaRestored: {
    en: 'Your idea “{idea}” is back for everybody to see.',
    ru: 'Ваша идея «{idea}» снова видна всем.',
    'zh-CN': '您的想法“{idea}”已恢复公开。',
  },
  commentRestored: {
    en: 'Your comment on “{idea}” is back for everybody to see.',
    ru: 'Ваш комментарий к идее «{idea}» снова виден всем.',
    'zh-CN': '您在想法“{idea}”下的评论已恢复公开。',
  },
  severalRestored: {
    en: '{count, plural, one {# contribution of yours is} other {# contributions of yours are}} back for everybody to see, “{idea}” among them.',
    ru: 'Снова {count, plural, one {видна всем # ваша запись} few {видны всем # ваши записи} many {видны всем # ваших записей} other {видны всем # вашей записи}}, среди них — «{idea}».',
    'zh-CN': '您的 {count} 条内容已恢复公开，其中包括“{idea}”。',
  },
  ideaApproved: {
    en: 'Your idea “{idea}” was approved: everybody sees it now.',
    ru: 'Ваша идея «{idea}» одобрена: теперь её видят все.',
    'zh-CN': '您的想法“{idea}”已通过审核，现在所有人都能看到。',
  },
  commentApproved: {
    en: 'Your comment on “{idea}” was approved: everybody sees it now.',
    ru: 'Ваш комментарий к идее «{idea}» одобрен: теперь его видят все.',
    'zh-CN': '您在想法“{idea}”下的评论已通过审核，现在所有人都能看到。',
  },
  severalApproved: {
    en: '{count, plural, one {# contribution of yours was} other {# contributions of yours were}} approved, “{idea}” among them.',
    ru: 'Модераторы одобрили {count, plural, one {# вашу запись} few {# ваши записи} many {# ваших записей} other {# вашей записи}}, среди них — «{idea}».',
    'zh-CN': '您的 {count} 条内容已通过审核，其中包括“{idea}”。',
  },
} as const satisfies Record<string, Message>;
