import { escapeHtml } from '../common/text/escape-html.js';
import type { Locale } from '../common/i18n/locale.js';

export interface MailLink {
  label: string;
  url: string;
}

export interface MailContent {
  subject: string;
  paragraphs: readonly string[];
  /** Somebody's words, plain text; stands after the first paragraph. */
  quote?: string;
  /** What to do now; stands after that. */
  action?: MailLink;
  /** After the paragraphs. */
  list?: readonly MailLink[];
  footer: string;
  /** Below the footer. */
  footerLinks?: readonly MailLink[];
}

const FONT =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','PingFang SC','Microsoft YaHei',sans-serif";
const BODY = `margin:0;padding:24px;background:#f4f6f8;color:#1f2933;${FONT};font-size:16px;line-height:1.5`;
const CARD =
  'max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #dde3e9;border-radius:8px';
const BUTTON =
  'display:inline-block;padding:12px 20px;background:#0b7285;color:#ffffff;font-weight:600;text-decoration:none;border-radius:6px';
const SMALL = 'font-size:13px;color:#52606d';

const paragraph = (text: string, style = ''): string =>
  `<p style="margin:0 0 16px;${style}">${escapeHtml(text)}</p>`;

const LIST_ITEM = 'margin:0 0 12px';
const QUOTE = 'margin:0 0 16px;padding:4px 0 4px 16px;border-left:3px solid #0b7285';

const link = ({ label, url }: MailLink): string => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;

function renderHtml(content: MailContent, locale: Locale): string {
  const { subject, paragraphs, quote, action, list = [], footer, footerLinks = [] } = content;
  const [first = '', ...rest] = paragraphs;
  const quoted =
    quote === undefined
      ? []
      : [`<blockquote style="${QUOTE}">${escapeHtml(quote).replaceAll('\n', '<br>\n')}</blockquote>`];
  const button = action
    ? [
        `<p style="margin:0 0 16px"><a href="${escapeHtml(action.url)}" style="${BUTTON}">${escapeHtml(action.label)}</a></p>`,
        `<p style="margin:0 0 16px;${SMALL};word-break:break-all">${escapeHtml(action.url)}</p>`,
      ]
    : [];
  const items = list.map((item) => `<li style="${LIST_ITEM}">${link(item)}</li>`);
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escapeHtml(subject)}</title></head><body style="${BODY}"><div style="${CARD}">`,
    `<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escapeHtml(subject)}</h1>`,
    paragraph(first),
    ...quoted,
    ...button,
    ...rest.map((text) => paragraph(text)),
    ...(items.length > 0 ? [`<ul style="margin:0 0 16px;padding-left:20px">`, ...items, '</ul>'] : []),
    `<p style="margin:24px 0 0;${SMALL}">${escapeHtml(footer)}</p>`,
    ...(footerLinks.length > 0
      ? [`<p style="margin:8px 0 0;${SMALL}">${footerLinks.map(link).join(' · ')}</p>`]
      : []),
    '</div></body></html>',
  ].join('\n');
}

function renderText({ paragraphs, quote, action, list = [], footer, footerLinks = [] }: MailContent): string {
  const [first = '', ...rest] = paragraphs;
  const blocks = [
    first,
    ...(quote === undefined
      ? []
      : [
          quote
            .split('\n')
            .map((line) => `> ${line}`.trimEnd())
            .join('\n'),
        ]),
    ...(action ? [action.url] : []),
    ...rest,
    ...list.map(({ label, url }) => `• ${label}\n  ${url}`),
    [`-- \n${footer}`, ...footerLinks.map(({ label, url }) => `${label}: ${url}`)].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** One mail's two forms of the same words. Values in them are plain text; nothing in them is taken as HTML. */
export function renderMail(
  content: MailContent,
  locale: Locale,
): { subject: string; text: string; html: string } {
  return { subject: content.subject, text: renderText(content), html: renderHtml(content, locale) };
}
