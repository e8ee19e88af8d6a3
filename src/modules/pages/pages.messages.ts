import type { Message } from '../../common/i18n/format-message.js';

/** Titles are those that the client gives the same pages, so that a tab's does not change when it takes over. */
export const PAGES_MESSAGES = {
  allIdeas: { en: 'All ideas', ru: 'Все идеи', 'zh-CN': '全部想法' },
  submit: { en: 'Submit an idea', ru: 'Предложить идею', 'zh-CN': '提交想法' },
  signIn: { en: 'Sign in', ru: 'Войти', 'zh-CN': '登录' },
  signUp: { en: 'Sign up', ru: 'Регистрация', 'zh-CN': '注册' },
  verifyEmail: { en: 'Confirm your address', ru: 'Подтвердите адрес', 'zh-CN': '确认邮箱地址' },
  forgotPassword: {
    en: 'Sign in by a mailed link',
    ru: 'Войти по ссылке из письма',
    'zh-CN': '通过邮件链接登录',
  },
  password: { en: 'Password', ru: 'Пароль', 'zh-CN': '密码' },
  mailSettings: { en: 'Mail and language', ru: 'Почта и язык', 'zh-CN': '邮件与语言' },
  notifications: { en: 'Notifications', ru: 'Уведомления', 'zh-CN': '通知' },
  triage: { en: 'Triage', ru: 'Разбор', 'zh-CN': '分流处理' },
  workflow: { en: 'Workflow', ru: 'Рабочий процесс', 'zh-CN': '工作流程' },
  reputation: { en: 'Levels and badges', ru: 'Уровни и значки', 'zh-CN': '等级与徽章' },
  operations: { en: 'Jobs and mail', ru: 'Задания и письма', 'zh-CN': '任务与邮件' },
  setup: { en: 'Set up', ru: 'Настройка', 'zh-CN': '初始设置' },
  notFound: { en: 'Not found', ru: 'Не найдено', 'zh-CN': '未找到' },
  officialAnswer: { en: 'Official answer', ru: 'Официальный ответ', 'zh-CN': '官方答复' },
  mergedInto: { en: 'Merged into', ru: 'Объединена с идеей', 'zh-CN': '已合并到' },
  about: {
    en: 'Ideas for {name}: submit yours, vote for those of others, and learn what becomes of them. Every idea gets an answer within {days, plural, one {# day} other {# days}}.',
    ru: 'Идеи для {name}: предлагайте свои, голосуйте за чужие и узнавайте, что с ними стало. Каждая идея получает ответ за {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}.',
    'zh-CN':
      '{name} 的想法：提交您的想法，为他人的想法投票，并了解后续进展。每条想法都会在 {days} 天内得到答复。',
  },
  aboutBoard: {
    en: 'Ideas on {board}: submit yours, vote for those of others, and learn what becomes of them.',
    ru: 'Идеи раздела «{board}»: предлагайте свои, голосуйте за чужие и узнавайте, что с ними стало.',
    'zh-CN': '“{board}”板块的想法：提交您的想法，为他人的想法投票，并了解后续进展。',
  },
  aboutIdea: {
    en: 'An idea on {board}: {points, plural, one {# point} other {# points}}, {status}.',
    ru: 'Идея в разделе «{board}»: {points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, {status}.',
    'zh-CN': '“{board}”板块的想法：{points} 分，{status}。',
  },
  aboutMember: {
    en: '{member} takes part in {name}.',
    ru: '{member} участвует в {name}.',
    'zh-CN': '{member} 是 {name} 的成员。',
  },
  people: { en: 'People', ru: 'Люди', 'zh-CN': '成员' },
  aboutPeople: {
    en: 'The people of {name}: whose ideas and words moved it most.',
    ru: 'Люди {name}: чьи идеи и слова продвинули его больше всего.',
    'zh-CN': '{name} 的成员：谁的想法与发言推动最大。',
  },
  points: {
    en: '{points, plural, one {# point} other {# points}}',
    ru: '{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}',
    'zh-CN': '{points} 分',
  },
  roadmap: { en: 'Roadmap', ru: 'Планы', 'zh-CN': '路线图' },
  aboutRoadmap: {
    en: 'What the teams of {name} have taken on: promised, being built, being tried out, and by when.',
    ru: 'За что взялись команды {name}: что обещано, что делается, что уже пробуют и к какому сроку.',
    'zh-CN': '{name} 的团队承诺了什么：已承诺、开发中、试行中的项目，以及预计时间。',
  },
  ideasInAction: { en: 'Ideas in Action', ru: 'Идеи в деле', 'zh-CN': '想法落地' },
  aboutIdeasInAction: {
    en: 'What became of ideas on {name}: delivered, with the story and those who thought of it.',
    ru: 'Что стало с идеями на {name}: что сделано, как это было и кто это придумал.',
    'zh-CN': '{name} 上的想法变成了什么：已实现的成果、背后的故事，以及提出想法的人。',
  },
  aboutAdoption: {
    en: '{team} has taken this on: {title}.',
    ru: '{team}: взято в работу — {title}.',
    'zh-CN': '{team}已承诺：{title}。',
  },
  committed: { en: 'Promised', ru: 'Обещано', 'zh-CN': '已承诺' },
  building: { en: 'Being built', ru: 'Делается', 'zh-CN': '开发中' },
  pilot: { en: 'Being tried out', ru: 'Пробуем', 'zh-CN': '试行中' },
  deliveredFull: { en: 'Delivered', ru: 'Реализовано', 'zh-CN': '已实现' },
  deliveredPartial: { en: 'Delivered in part', ru: 'Реализовано частично', 'zh-CN': '部分实现' },
  dropped: { en: 'Dropped', ru: 'Отменено', 'zh-CN': '已放弃' },
  expected: { en: 'expected by {day}', ru: 'ожидается: {day}', 'zh-CN': '预计 {day}' },
  builtOn: { en: 'Ideas behind it', ru: 'Идеи, с которых это началось', 'zh-CN': '源自这些想法' },
  thanks: { en: 'Thanks to', ru: 'Спасибо авторам', 'zh-CN': '感谢' },
} satisfies Record<string, Message>;
