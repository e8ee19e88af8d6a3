import { formatMessage } from '../../common/i18n/format-message.js';
import type { Locale } from '../../common/i18n/locale.js';
import { escapeHtml } from '../../common/text/escape-html.js';
import { preferencesUrl } from './notification-pages.js';
import { UNSUBSCRIBE_TEXTS as TEXTS } from './unsubscribe.messages.js';

export const UNSUBSCRIBE_PATH = '/unsubscribe';

export const UNSUBSCRIBE_STYLE = `:root{color-scheme:light dark}
body{margin:0 auto;max-width:36rem;padding:2rem 1rem;font:1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}
h1{font-size:1.5rem;line-height:1.3}
button{min-height:2.75rem;padding:.5rem 1.25rem;border:0;border-radius:.375rem;background:#0b7285;color:#fff;font:inherit;font-weight:600;cursor:pointer}
a{color:inherit}
a:focus-visible,button:focus-visible{outline:3px solid #0b7285;outline-offset:2px}
`;

/** Opening it changes nothing, since mail scanners open every link; the press does, and so does a mail program's own button. */
export type UnsubscribeState = 'ask' | 'done' | 'unknown';

export function unsubscribePage(state: UnsubscribeState, publicUrl: string, locale: Locale): string {
  const site = new URL(publicUrl).host;
  const say = (name: keyof typeof TEXTS): string => escapeHtml(formatMessage(TEXTS[name], locale, { site }));
  const link = (url: string, name: keyof typeof TEXTS): string =>
    `<a href="${escapeHtml(url)}">${say(name)}</a>`;
  const form = `<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>${say('press')}</button></form>`;
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta name="robots" content="noindex"><title>${say('title')}</title><link rel="stylesheet" href="${UNSUBSCRIBE_PATH}/style.css"></head>`,
    `<body><main><h1>${say('title')}</h1><p${state === 'done' ? ' role="status"' : ''}>${say(state)}</p>`,
    state === 'ask' ? form : '',
    `<p>${state === 'unknown' ? '' : `${link(preferencesUrl(publicUrl), 'preferences')} · `}${link(`${publicUrl}/`, 'home')}</p>`,
    '</main></body></html>',
  ].join('\n');
}
