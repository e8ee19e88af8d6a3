import type { Locale } from '../../common/i18n/locale.js';
import { escapeHtml } from '../../common/text/escape-html.js';

/** What search engines and those who share a link learn of a page. Plain text; absolute URLs. */
export interface PageHead {
  /** As the browser's tab shows it. */
  title: string;
  /** As a shared link shows it, without the community's name. */
  heading: string;
  description: string;
  /** The one address of this content; null where there is none to find. */
  url: string | null;
  type: 'website' | 'article' | 'profile';
  siteName: string;
  imageUrl: string | null;
  isIndexed: boolean;
  locale: Locale;
}

const OPEN_GRAPH_LOCALES: Record<Locale, string> = { en: 'en_US', ru: 'ru_RU', 'zh-CN': 'zh_CN' };

type Attributes = Record<string, string>;

function tag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).map(
    ([attribute, value]) => ` ${attribute}="${escapeHtml(value)}"`,
  );
  return `<${name}${written.join('')}>`;
}

const named = (name: string, content: string): string => tag('meta', { name, content });
const property = (name: string, content: string): string => tag('meta', { property: name, content });

/** HTML for the document's head. */
export function renderHead(head: PageHead): string {
  const { title, heading, description, url, type, siteName, imageUrl, isIndexed, locale } = head;
  return [
    `<title>${escapeHtml(title)}</title>`,
    named('description', description),
    ...(isIndexed ? [] : [named('robots', 'noindex')]),
    ...(url === null ? [] : [tag('link', { rel: 'canonical', href: url }), property('og:url', url)]),
    property('og:title', heading),
    property('og:description', description),
    property('og:type', type),
    property('og:site_name', siteName),
    property('og:locale', OPEN_GRAPH_LOCALES[locale]),
    ...(imageUrl === null ? [] : [property('og:image', imageUrl)]),
    named('twitter:card', 'summary'),
  ].join('\n    ');
}
