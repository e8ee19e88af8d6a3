import type { Locale } from '../../common/i18n/locale.js';
import { markup, NO_MARKUP, type Markup } from './markup.js';

/** What search engines and those who share a link learn of a page. Plain text; URLs are absolute. */
export interface PageHead {
  /** What the page is about, without the community's name; empty for the community itself. */
  heading: string;
  description: string;
  /** The one address of this content; null where there is none to be found under. */
  url: string | null;
  type: 'website' | 'article' | 'profile';
  siteName: string;
  imageUrl: string | null;
  isIndexed: boolean;
  locale: Locale;
  /** What tells of news of this page; null where nothing does. */
  feed: { title: string; url: string } | null;
}

const OPEN_GRAPH_LOCALES: Record<Locale, string> = { en: 'en_US', ru: 'ru_RU', 'zh-CN': 'zh_CN' };

/** As the browser's tab shows it; the client writes the same. */
export const titleOf = ({ heading, siteName }: Pick<PageHead, 'heading' | 'siteName'>): string =>
  heading === '' || heading === siteName ? siteName : `${heading} · ${siteName}`;

export function renderHead(head: PageHead): Markup {
  const { description, url, type, siteName, imageUrl, isIndexed, locale, feed } = head;
  const robots = isIndexed ? NO_MARKUP : markup`<meta name="robots" content="noindex">\n    `;
  const address =
    url === null
      ? NO_MARKUP
      : markup`<link rel="canonical" href="${url}">\n    <meta property="og:url" content="${url}">\n    `;
  const image =
    imageUrl === null ? NO_MARKUP : markup`<meta property="og:image" content="${imageUrl}">\n    `;
  const news =
    feed === null
      ? NO_MARKUP
      : markup`<link rel="alternate" type="application/atom+xml" title="${feed.title}" href="${feed.url}">\n    `;
  return markup`<title>${titleOf(head)}</title>
    <meta name="description" content="${description}">
    ${robots}${address}${news}<meta property="og:title" content="${head.heading || siteName}">
    <meta property="og:description" content="${description}">
    <meta property="og:type" content="${type}">
    <meta property="og:site_name" content="${siteName}">
    <meta property="og:locale" content="${OPEN_GRAPH_LOCALES[locale]}">
    ${image}<meta name="twitter:card" content="summary">`;
}
