import { Injectable } from '@nestjs/common';
import { excerpt, renderMarkdown } from '../../common/text/markdown.js';
import { AdoptionLists } from '../adoptions/adoption-lists.js';
import { AdoptionsLoader } from '../adoptions/adoptions.loader.js';
import { ListAdoptions } from '../adoptions/list-adoptions.js';
import { TeamsLoader } from '../teams/teams.loader.js';
import * as bodies from './adoption-bodies.js';
import { Markup } from './markup.js';
import { headingOnly } from './page-bodies.js';
import type { PageContent } from './page-content.js';
import type { PageSetting } from './page-setting.js';
import { PAGES_MESSAGES as MESSAGES } from './pages.messages.js';

export const FEED_PATH = '/ideas-in-action.atom';
const PLANS = 100;
const STORIES = 20;
const SHOWN = 50;

const rendered = (markdown: string): Markup => new Markup(renderMarkdown(markdown));

/** The pages of what teams have taken on and delivered. */
@Injectable()
export class AdoptionPages {
  constructor(
    private readonly adoptions: AdoptionsLoader,
    private readonly lists: ListAdoptions,
    private readonly within: AdoptionLists,
    private readonly teams: TeamsLoader,
  ) {}

  /** What is under way. */
  async roadmap(setting: PageSetting, isFiltered: boolean): Promise<PageContent> {
    const heading = setting.say(MESSAGES.roadmap);
    const description = setting.say(MESSAGES.aboutRoadmap, { name: setting.siteName });
    const head = setting.head({ heading, description, path: '/roadmap', isIndexed: !isFiltered });
    if (isFiltered) return { head, body: headingOnly(setting, heading) };
    const stages = ['COMMITTED' as const, 'BUILDING' as const, 'PILOT' as const];
    const { nodes } = await this.lists.list(setting.context, { first: PLANS }, 'TARGET_DATE', { stages });
    return { head, body: bodies.roadmapBody(setting, description, nodes) };
  }

  /** What was delivered, latest first. */
  async ideasInAction(setting: PageSetting, isFiltered: boolean): Promise<PageContent> {
    const heading = setting.say(MESSAGES.ideasInAction);
    const description = setting.say(MESSAGES.aboutIdeasInAction, { name: setting.siteName });
    const feed = { title: `${heading} · ${setting.siteName}`, url: setting.url(FEED_PATH) };
    const path = '/ideas-in-action';
    const head = setting.head({ heading, description, path, feed, isIndexed: !isFiltered });
    if (isFiltered) return { head, body: headingOnly(setting, heading) };
    const filter = { stages: ['DELIVERED' as const] };
    const { nodes } = await this.lists.list(setting.context, { first: STORIES }, 'DELIVERED', filter);
    const stories = nodes.map((adoption) => ({ adoption, text: rendered(adoption.response) }));
    return { head, body: bodies.ideasInActionBody(setting, description, stories) };
  }

  async adoption(setting: PageSetting, number: number, segment: string): Promise<PageContent | null> {
    const { context } = setting;
    const adoption = await this.adoptions.load(context, number);
    if (!adoption) return null;
    const [team, ideas, contributors] = await Promise.all([
      this.teams.load(context, adoption.teamId),
      this.within.ideas(context, adoption, { first: SHOWN }),
      this.within.contributors(context, adoption, { first: SHOWN }),
    ]);
    const { title: heading } = adoption;
    const path = bodies.adoptionPath(adoption);
    const about = { team: team?.name ?? '', title: heading };
    const description = excerpt(adoption.summary) || setting.say(MESSAGES.aboutAdoption, about);
    const head = setting.head({ heading, description, path, type: 'article' });
    const body = bodies.adoptionBody(setting, adoption, {
      team: about.team,
      summary: rendered(adoption.summary),
      response: rendered(adoption.response),
      ideas: ideas.nodes,
      contributors: contributors.nodes,
    });
    return { head, body, ...(segment === adoption.id ? {} : { movedTo: path }) };
  }
}
