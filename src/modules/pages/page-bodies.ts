import type { BoardModel } from '../boards/board.model.js';
import type { IdeaModel } from '../ideas/idea.model.js';
import type { MemberModel } from '../members/member.model.js';
import { isErasedHandle } from '../members/handle.js';
import { markup, NO_MARKUP, type Markup } from './markup.js';
import type { PageSetting } from './page-setting.js';
import { PAGES_MESSAGES as MESSAGES } from './pages.messages.js';

// What is read before the client's script runs, and by whoever runs none. The client replaces all of it, so that its
// classes are used where they fit and nothing depends on them.

export const ideaPath = ({ number, slug }: Pick<IdeaModel, 'number' | 'slug'>): string =>
  `/ideas/${number}-${encodeURIComponent(slug)}`;
export const boardPath = ({ slug }: Pick<BoardModel, 'slug'>): string =>
  `/boards/${encodeURIComponent(slug)}`;
export const memberPath = ({ handle }: Pick<MemberModel, 'handle'>): string =>
  `/members/${encodeURIComponent(handle)}`;

/** A person's name, leading to their page if they have one. */
export const memberName = (member: Pick<MemberModel, 'handle' | 'displayName'>): Markup =>
  isErasedHandle(member.handle)
    ? markup`${member.displayName}`
    : markup`<a href="${memberPath(member)}">${member.displayName}</a>`;

export function page({ siteName }: PageSetting, content: Markup): Markup {
  return markup`<header class="header"><a class="brand" href="/"><span>${siteName}</span></a></header>
<main id="main"><div class="page">${content}</div></main>`;
}

export const headingOnly = (setting: PageSetting, heading: string): Markup =>
  page(setting, markup`<h1>${heading}</h1>`);

export function listBody(
  setting: PageSetting,
  heading: string,
  about: string | null,
  ideas: readonly IdeaModel[],
): Markup {
  const rows = ideas.map((idea) => markup`<li><a href="${ideaPath(idea)}">${idea.title}</a></li>\n`);
  const intro = about === null ? NO_MARKUP : markup`<p>${about}</p>`;
  return page(setting, markup`<h1>${heading}</h1>${intro}<ul>\n${rows}</ul>`);
}

/** @param parts body and answer as sanitised HTML; the idea that stands for a merged one */
export function ideaBody(
  setting: PageSetting,
  idea: IdeaModel,
  { body, answer, mergedInto }: { body: Markup; answer: Markup | null; mergedInto: IdeaModel | null },
): Markup {
  const { board, author, status, createdAt } = idea;
  const time = markup`<time datetime="${createdAt.toISOString()}">${setting.day(createdAt)}</time>`;
  const response = answer
    ? markup`<section><h2>${setting.say(MESSAGES.officialAnswer)}</h2><div class="prose">${answer}</div></section>`
    : NO_MARKUP;
  const onwards = mergedInto
    ? markup`<p>${setting.say(MESSAGES.mergedInto)} <a href="${ideaPath(mergedInto)}">${mergedInto.title}</a></p>`
    : NO_MARKUP;
  return page(
    setting,
    markup`<article><p><a href="${boardPath(board)}">${board.name}</a></p><h1>${idea.title}</h1>
<p>${memberName(author)} · ${time} · ${status.name}</p>${onwards}<div class="prose">${body}</div>${response}</article>`,
  );
}

export function notFoundBody(setting: PageSetting): Markup {
  const link = markup`<a href="/">${setting.say(MESSAGES.allIdeas)}</a>`;
  return page(setting, markup`<h1>${setting.say(MESSAGES.notFound)}</h1><p>${link}</p>`);
}
