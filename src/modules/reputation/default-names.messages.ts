import type { Message } from '../../common/i18n/format-message.js';
import type { Locale } from '../../common/i18n/locale.js';

/** The words that levels and badges start with; what the community renamed is shown as it named it. */
const DEFAULTS: readonly Message[] = [
  { en: 'Newcomer', ru: 'Новичок', 'zh-CN': '新成员' },
  { en: 'Contributor', ru: 'Участник', 'zh-CN': '贡献者' },
  { en: 'Advocate', ru: 'Активист', 'zh-CN': '倡导者' },
  { en: 'Trailblazer', ru: 'Первопроходец', 'zh-CN': '开拓者' },
  { en: 'Luminary', ru: 'Светило', 'zh-CN': '领航者' },
  { en: 'First idea', ru: 'Первая идея', 'zh-CN': '首个想法' },
  { en: 'Submitted an idea', ru: 'Предложена идея', 'zh-CN': '提交了一个想法' },
  { en: 'Taken up', ru: 'Взято в работу', 'zh-CN': '获得采纳' },
  { en: 'A team adopted their idea', ru: 'Команда взялась за идею', 'zh-CN': '团队采纳了其想法' },
  { en: 'Made real', ru: 'Воплощено', 'zh-CN': '想法成真' },
  { en: 'Their idea was delivered', ru: 'Идея реализована', 'zh-CN': '想法已经实现' },
  { en: 'Well said', ru: 'Хорошо сказано', 'zh-CN': '言之有物' },
  {
    en: 'Others liked their comments',
    ru: 'Комментарии понравились другим',
    'zh-CN': '评论获得他人点赞',
  },
  { en: 'Co-author', ru: 'Соавтор', 'zh-CN': '共同作者' },
  {
    en: 'A comment of theirs became part of an idea',
    ru: 'Комментарий стал частью идеи',
    'zh-CN': '评论被采纳为想法的一部分',
  },
  { en: 'In the storm', ru: 'В гуще штурма', 'zh-CN': '风暴参与者' },
  {
    en: 'Submitted an idea to a storm session',
    ru: 'Предложена идея в мозговом штурме',
    'zh-CN': '在头脑风暴中提交了想法',
  },
  { en: 'Early supporter', ru: 'Поддержка с самого начала', 'zh-CN': '早期支持者' },
  {
    en: 'Was among the first ten to back an idea that was delivered',
    ru: 'В первой десятке сторонников реализованной идеи',
    'zh-CN': '最早支持已实现想法的十人之一',
  },
];

const BY_ENGLISH = new Map(DEFAULTS.map((message) => [message.en, message]));

/** A level's or badge's words for a reader: translated as long as they are the default ones. */
export const wordsFor = (stored: string, locale: Locale): string =>
  BY_ENGLISH.get(stored)?.[locale] ?? stored;

/** What to store of words as somebody wrote or left them: default ones stay default ones in every language. */
export const wordsFrom = (written: string, locale: Locale): string =>
  DEFAULTS.find((message) => message[locale] === written)?.en ?? written;
