import { formatMessage, type Message } from '../../common/i18n/format-message.js';
import type { Locale } from '../../common/i18n/locale.js';

export type BadgeRule =
  'IDEAS' | 'ADOPTIONS' | 'DELIVERIES' | 'LIKED_COMMENTS' | 'EXTENSIONS' | 'STORM_IDEAS' | 'EARLY_SUPPORT';

const RULES: Readonly<Record<BadgeRule, Message>> = {
  IDEAS: {
    en: '{n, plural, one {An idea} other {# ideas}} submitted to public boards',
    ru: '{n, plural, one {# идея предложена} few {# идеи предложены} many {# идей предложено} other {# идеи предложено}} в открытых разделах',
    'zh-CN': '在公开板块提交 {n} 个想法',
  },
  ADOPTIONS: {
    en: '{n, plural, one {An idea of theirs} other {# ideas of theirs}} adopted by a team',
    ru: '{n, plural, one {# идея взята} few {# идеи взяты} many {# идей взято} other {# идеи взято}} в работу командой',
    'zh-CN': '有 {n} 个想法被团队采纳',
  },
  DELIVERIES: {
    en: '{n, plural, one {An idea of theirs} other {# ideas of theirs}} delivered',
    ru: '{n, plural, one {# идея реализована} few {# идеи реализованы} many {# идей реализовано} other {# идеи реализовано}}',
    'zh-CN': '有 {n} 个想法已实现',
  },
  LIKED_COMMENTS: {
    en: '{n, plural, one {A comment} other {# comments}} liked by others',
    ru: '{n, plural, one {# комментарий понравился} few {# комментария понравились} many {# комментариев понравились} other {# комментария понравились}} другим',
    'zh-CN': '有 {n} 条评论获得他人点赞',
  },
  EXTENSIONS: {
    en: '{n, plural, one {A comment} other {# comments}} accepted as part of an idea',
    ru: '{n, plural, one {# комментарий принят} few {# комментария приняты} many {# комментариев принято} other {# комментария принято}} как часть идеи',
    'zh-CN': '有 {n} 条评论被采纳为想法的一部分',
  },
  STORM_IDEAS: {
    en: '{n, plural, one {An idea} other {# ideas}} submitted to storm sessions',
    ru: '{n, plural, one {# идея предложена} few {# идеи предложены} many {# идей предложено} other {# идеи предложено}} в мозговых штурмах',
    'zh-CN': '在头脑风暴中提交 {n} 个想法',
  },
  EARLY_SUPPORT: {
    en: 'Among the first ten to back {n, plural, one {an idea that was} other {# ideas that were}} delivered',
    ru: 'Среди первых десяти поддержали {n, plural, one {# реализованную идею} few {# реализованные идеи} many {# реализованных идей} other {# реализованной идеи}}',
    'zh-CN': '在 {n} 个后来实现的想法中属于最早支持的十人',
  },
};

/** What earns a badge, for a reader. */
export const ruleFor = (rule: BadgeRule, threshold: number, locale: Locale): string =>
  formatMessage(RULES[rule], locale, { n: threshold });
