import type { IdeaModel } from '../ideas/idea.model.js';
import type { MemberModel } from '../members/member.model.js';
import type { BadgeModel } from '../reputation/badge.model.js';
import type { LeaderboardEntryModel } from '../reputation/leaderboard.model.js';
import { markup, NO_MARKUP, type Markup } from './markup.js';
import { ideaPath, memberPath, page } from './page-bodies.js';
import type { PageSetting } from './page-setting.js';
import { PAGES_MESSAGES as MESSAGES } from './pages.messages.js';

const pointsOf = (setting: PageSetting, points: number): string => setting.say(MESSAGES.points, { points });

export function peopleBody(
  setting: PageSetting,
  about: string,
  leaders: readonly LeaderboardEntryModel[],
): Markup {
  const rows = leaders.map(
    ({ rank, member, reputation }) =>
      markup`<li value="${String(rank)}"><a href="${memberPath(member)}">${member.displayName}</a> · ${pointsOf(setting, reputation)}</li>\n`,
  );
  return page(setting, markup`<h1>${setting.say(MESSAGES.people)}</h1><p>${about}</p><ol>\n${rows}</ol>`);
}

export interface MemberParts {
  reputation: number;
  level: string;
  badges: readonly BadgeModel[];
  ideas: readonly IdeaModel[];
}

export function memberBody(
  setting: PageSetting,
  { displayName, handle }: MemberModel,
  { reputation, level, badges, ideas }: MemberParts,
): Markup {
  const awarded = badges.map(({ name, description }) => markup`<li>${name}: ${description}</li>\n`);
  const written = ideas.map((idea) => markup`<li><a href="${ideaPath(idea)}">${idea.title}</a></li>\n`);
  return page(
    setting,
    markup`<h1>${displayName}</h1><p>@${handle} · ${level} · ${pointsOf(setting, reputation)}</p>${
      badges.length > 0 ? markup`<ul>\n${awarded}</ul>` : NO_MARKUP
    }${ideas.length > 0 ? markup`<ul>\n${written}</ul>` : NO_MARKUP}`,
  );
}
