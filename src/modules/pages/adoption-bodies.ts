import type { AdoptionModel } from '../adoptions/adoption.model.js';
import type { IdeaModel } from '../ideas/idea.model.js';
import type { MemberModel } from '../members/member.model.js';
import type { Message } from '../../common/i18n/format-message.js';
import { markup, NO_MARKUP, type Markup } from './markup.js';
import { ideaPath, memberName, page } from './page-bodies.js';
import type { PageSetting } from './page-setting.js';
import { PAGES_MESSAGES as MESSAGES } from './pages.messages.js';

export const adoptionPath = ({ id }: Pick<AdoptionModel, 'id'>): string => `/adoptions/${id}`;

const STAGES: Readonly<Record<Exclude<AdoptionModel['stage'], 'DELIVERED'>, Message>> = {
  COMMITTED: MESSAGES.committed,
  BUILDING: MESSAGES.building,
  PILOT: MESSAGES.pilot,
  DROPPED: MESSAGES.dropped,
};

/** How far it has come, in the reader's words. */
export function standingOf(setting: PageSetting, { stage, outcome }: AdoptionModel): string {
  if (stage !== 'DELIVERED') return setting.say(STAGES[stage]);
  return setting.say(outcome === 'PARTIAL' ? MESSAGES.deliveredPartial : MESSAGES.deliveredFull);
}

function expectation(setting: PageSetting, { targetDate }: AdoptionModel): string {
  if (targetDate === null) return '';
  return ` · ${setting.say(MESSAGES.expected, { day: setting.day(new Date(`${targetDate}T00:00:00Z`)) })}`;
}

const linkTo = (adoption: AdoptionModel): Markup =>
  markup`<a href="${adoptionPath(adoption)}">${adoption.title}</a>`;

export function roadmapBody(
  setting: PageSetting,
  about: string,
  adoptions: readonly AdoptionModel[],
): Markup {
  const sections = (['COMMITTED', 'BUILDING', 'PILOT'] as const).map((stage) => {
    const rows = adoptions
      .filter((adoption) => adoption.stage === stage)
      .map((adoption) => markup`<li>${linkTo(adoption)}${expectation(setting, adoption)}</li>\n`);
    return rows.length === 0
      ? NO_MARKUP
      : markup`<section><h2>${setting.say(STAGES[stage])}</h2><ul>\n${rows}</ul></section>\n`;
  });
  return page(setting, markup`<h1>${setting.say(MESSAGES.roadmap)}</h1><p>${about}</p>\n${sections}`);
}

export interface Story {
  adoption: AdoptionModel;
  /** Sanitised HTML. */
  text: Markup;
}

export function ideasInActionBody(setting: PageSetting, about: string, stories: readonly Story[]): Markup {
  const articles = stories.map(({ adoption, text }) => {
    const when = adoption.deliveredAt === null ? '' : ` · ${setting.day(adoption.deliveredAt)}`;
    return markup`<article><h2>${linkTo(adoption)}</h2><p>${standingOf(setting, adoption)}${when}</p>
<div class="prose">${text}</div></article>\n`;
  });
  return page(setting, markup`<h1>${setting.say(MESSAGES.ideasInAction)}</h1><p>${about}</p>\n${articles}`);
}

export interface AdoptionParts {
  team: string;
  /** Sanitised HTML. */
  summary: Markup;
  /** Sanitised HTML. */
  response: Markup;
  ideas: readonly IdeaModel[];
  contributors: readonly MemberModel[];
}

export function adoptionBody(setting: PageSetting, adoption: AdoptionModel, parts: AdoptionParts): Markup {
  const { team, summary, response, ideas, contributors } = parts;
  return page(
    setting,
    markup`<article><h1>${adoption.title}</h1>
<p>${team} · ${standingOf(setting, adoption)}${expectation(setting, adoption)}</p><div class="prose">${summary}</div>
<section><h2>${setting.say(MESSAGES.officialAnswer)}</h2><div class="prose">${response}</div></section>
<section><h2>${setting.say(MESSAGES.builtOn)}</h2><ul>
${ideas.map((idea) => markup`<li><a href="${ideaPath(idea)}">${idea.title}</a></li>\n`)}</ul></section>
<section><h2>${setting.say(MESSAGES.thanks)}</h2><ul>
${contributors.map((who) => markup`<li>${memberName(who)}</li>\n`)}</ul></section></article>`,
  );
}
