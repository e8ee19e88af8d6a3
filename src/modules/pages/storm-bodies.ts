import type { IdeaModel } from '../ideas/idea.model.js';
import type { StormModel } from '../storms/storm.model.js';
import { markup, NO_MARKUP, type Markup } from './markup.js';
import { ideaPath, page } from './page-bodies.js';
import type { PageSetting } from './page-setting.js';
import { PAGES_MESSAGES as MESSAGES } from './pages.messages.js';

export const stormPath = ({ slug }: Pick<StormModel, 'slug'>): string =>
  `/storms/${encodeURIComponent(slug)}`;

/** When it opens, closes or was over, in the reader's words. */
export function standingOf(setting: PageSetting, { state, opensAt, closesAt }: StormModel): string {
  if (state === 'UPCOMING') return setting.say(MESSAGES.stormOpens, { day: setting.day(opensAt) });
  const message = state === 'OPEN' ? MESSAGES.stormCloses : MESSAGES.stormClosed;
  return setting.say(message, { day: setting.day(closesAt) });
}

export function stormsBody(setting: PageSetting, about: string, storms: readonly StormModel[]): Markup {
  const rows = storms.map(
    (storm) =>
      markup`<li><a href="${stormPath(storm)}">${storm.title}</a> · ${standingOf(setting, storm)}</li>\n`,
  );
  return page(setting, markup`<h1>${setting.say(MESSAGES.storms)}</h1><p>${about}</p>\n<ul>\n${rows}</ul>`);
}

export interface StormParts {
  host: string;
  /** Sanitised HTML. */
  brief: Markup;
  /** Sanitised HTML; null before it is posted. */
  result: Markup | null;
  ideas: readonly IdeaModel[];
}

export function stormBody(
  setting: PageSetting,
  storm: StormModel,
  { host, brief, result, ideas }: StormParts,
): Markup {
  const outcome =
    result === null
      ? NO_MARKUP
      : markup`<section><h2>${setting.say(MESSAGES.stormResult)}</h2><div class="prose">${result}</div></section>\n`;
  const list =
    ideas.length === 0
      ? NO_MARKUP
      : markup`<ul>\n${ideas.map((idea) => markup`<li><a href="${ideaPath(idea)}">${idea.title}</a></li>\n`)}</ul>`;
  return page(
    setting,
    markup`<article><h1>${storm.title}</h1><p>${host} · ${standingOf(setting, storm)}</p>
${outcome}<div class="prose">${brief}</div>
${list}</article>`,
  );
}
