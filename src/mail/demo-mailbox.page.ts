import { escapeHtml } from '../common/text/escape-html.js';
import { formatMessage } from '../common/i18n/format-message.js';
import type { Locale } from '../common/i18n/locale.js';
import { DEMO_MAILBOX_MESSAGES as MESSAGES } from './demo-mailbox.messages.js';
import type { DemoMail } from './demo-mailbox.js';

export const DEMO_MAIL_PATH = '/demo/mail';

const LINK = /https?:\/\/[^\s<>"]+/g;

export const DEMO_MAIL_STYLE = `
:root { color-scheme: light dark; --ink: #1f2933; --soft: #52606d; --line: #dde3e9; --back: #f4f6f8; --card: #fff; --link: #0b6374; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e9ee; --soft: #a3b1be; --line: #35414d; --back: #14191f; --card: #1c232b; --link: #5cc5d9; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 1rem/1.5 system-ui, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
main { max-inline-size: 48rem; margin-inline: auto; padding: 2rem 1rem; }
h1 { font-size: 1.5rem; line-height: 1.3; margin-block: 0 0.5rem; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.soft, time, dt { color: var(--soft); }
ol { list-style: none; padding: 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; padding: 1rem; margin-block: 0.5rem; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
`;

function page(title: string, body: string, locale: Locale): string {
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${DEMO_MAIL_PATH}/style.css"></head>
<body><main>${body}</main></body></html>
`;
}

function time(at: Date, locale: Locale): string {
  const shown = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
  return `<time datetime="${at.toISOString()}">${escapeHtml(shown)}</time>`;
}

/** Plain text with its addresses made into links. */
function linkify(text: string): string {
  let html = '';
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const url = escapeHtml(match[0]);
    html += `${escapeHtml(text.slice(end, match.index))}<a href="${url}">${url}</a>`;
    end = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(end));
}

export function mailListPage(mails: readonly DemoMail[], locale: Locale): string {
  const say = (name: keyof typeof MESSAGES): string => formatMessage(MESSAGES[name], locale);
  const rows = mails.map(
    (mail) => `<li class="card"><a href="${DEMO_MAIL_PATH}/${mail.number}">${escapeHtml(mail.subject)}</a><br>
${escapeHtml(mail.to)} · ${time(mail.at, locale)}</li>`,
  );
  const list = rows.length > 0 ? `<ol>${rows.join('\n')}</ol>` : `<p>${escapeHtml(say('none'))}</p>`;
  return page(
    say('title'),
    `<h1>${escapeHtml(say('title'))}</h1><p class="soft">${escapeHtml(say('about'))}</p>${list}`,
    locale,
  );
}

/** @param mail null where it has gone */
export function mailPage(mail: DemoMail | null, locale: Locale): string {
  const say = (name: keyof typeof MESSAGES): string => escapeHtml(formatMessage(MESSAGES[name], locale));
  const back = `<p><a href="${DEMO_MAIL_PATH}">${say('back')}</a></p>`;
  if (!mail) return page(formatMessage(MESSAGES.title, locale), `${back}<h1>${say('missing')}</h1>`, locale);
  const head = `<dl><dt>${say('to')}</dt><dd>${escapeHtml(mail.to)}</dd><dt>${say('time')}</dt><dd>${time(mail.at, locale)}</dd></dl>`;
  const body = `<h1>${escapeHtml(mail.subject)}</h1>${head}<div class="card text">${linkify(mail.text)}</div>`;
  return page(mail.subject, back + body, locale);
}
