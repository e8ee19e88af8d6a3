import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { renderMarkdown } from '../../common/text/markdown.js';
import { Config } from '../../config/config.js';
import { BoardsService } from '../boards/boards.service.js';
import { CommunityService } from '../community/community.service.js';
import { IdeaBodiesLoader } from '../ideas/idea-bodies.loader.js';
import type { IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { ListIdeas } from '../ideas/list-ideas.js';
import { StatusChangesLoader } from '../ideas/status-changes.loader.js';
import { AdoptionPages } from './adoption-pages.js';
import { Markup } from './markup.js';
import * as bodies from './page-bodies.js';
import type { PageContent } from './page-content.js';
import type { PageRoute } from './page-route.js';
import { PageSetting } from './page-setting.js';
import { StormPages } from './storm-pages.js';
import { PAGES_MESSAGES as MESSAGES } from './pages.messages.js';
import { PeoplePages } from './people-pages.js';

const LISTED = 20;

const rendered = (markdown: string): Markup => new Markup(renderMarkdown(markdown));

/** What each page says before the client takes over, as the context's viewer may see it. */
@Injectable()
export class PageContents {
  constructor(
    private readonly config: Config,
    private readonly communities: CommunityService,
    private readonly boards: BoardsService,
    private readonly lists: ListIdeas,
    private readonly ideas: IdeasLoader,
    private readonly texts: IdeaBodiesLoader,
    private readonly changes: StatusChangesLoader,
    private readonly adoptions: AdoptionPages,
    private readonly people: PeoplePages,
    private readonly storms: StormPages,
  ) {}

  /**
   * @param isFiltered whether the address asks for a part of a list or for another order: it is then no page of its own
   * @returns null where there is nothing that this viewer may know of
   */
  async find(route: PageRoute, context: RequestContext, isFiltered: boolean): Promise<PageContent | null> {
    const setting = await this.setting(context);
    switch (route.kind) {
      case 'ideas':
        return this.allIdeas(setting, isFiltered);
      case 'board':
        return this.board(setting, route.slug, isFiltered);
      case 'idea':
        return this.idea(setting, route.number, route.segment);
      case 'member':
        return this.people.member(setting, route.handle);
      case 'people':
        return this.people.people(setting, isFiltered);
      case 'roadmap':
        return this.adoptions.roadmap(setting, isFiltered);
      case 'ideasInAction':
        return this.adoptions.ideasInAction(setting, isFiltered);
      case 'adoption':
        return this.adoptions.adoption(setting, route.number, route.segment);
      case 'storms':
        return this.storms.list(setting);
      case 'storm':
        return this.storms.storm(setting, route.slug);
      default:
        return this.plain(setting, route);
    }
  }

  /** Where there is nothing: for the viewer, or at all. */
  async nothing(context: RequestContext): Promise<PageContent> {
    const setting = await this.setting(context);
    const heading = setting.say(MESSAGES.notFound);
    const head = setting.head({ heading, description: setting.about, path: null, isIndexed: false });
    return { head, body: bodies.notFoundBody(setting) };
  }

  /** For a page that only some may read: nothing of it, since what is served here is not only theirs to see. */
  async neutral(context: RequestContext): Promise<PageContent> {
    const setting = await this.setting(context);
    const head = setting.head({ heading: '', description: setting.about, path: null, isIndexed: false });
    return { head, body: bodies.headingOnly(setting, setting.siteName) };
  }

  async setting(context: RequestContext): Promise<PageSetting> {
    return new PageSetting(await this.communities.get(), context, this.config.publicUrl);
  }

  private async allIdeas(setting: PageSetting, isFiltered: boolean): Promise<PageContent> {
    const { about } = setting;
    const head = setting.head({ heading: '', description: about, path: '/', isIndexed: !isFiltered });
    const heading = setting.say(MESSAGES.allIdeas);
    if (isFiltered) return { head, body: bodies.headingOnly(setting, heading) };
    return { head, body: bodies.listBody(setting, heading, about, await this.popular(setting, {})) };
  }

  private async board(setting: PageSetting, slug: string, isFiltered: boolean): Promise<PageContent | null> {
    const board = await this.boards.bySlug(setting.context, slug);
    if (!board) return null;
    const { name: heading, description: about } = board;
    const description = about ?? setting.say(MESSAGES.aboutBoard, { board: heading });
    const path = bodies.boardPath(board);
    const head = setting.head({ heading, description, path, isIndexed: !isFiltered });
    if (isFiltered) return { head, body: bodies.headingOnly(setting, heading) };
    const ideas = await this.popular(setting, { boardIds: [board.id] });
    return { head, body: bodies.listBody(setting, heading, about, ideas) };
  }

  private async idea(setting: PageSetting, number: number, segment: string): Promise<PageContent | null> {
    const { context } = setting;
    const idea = await this.ideas.load(context, number);
    if (!idea) return null;
    const { title: heading, board, points, status, slug, excerpt, officialResponseId } = idea;
    const path = bodies.ideaPath(idea);
    const facts = { board: board.name, points, status: status.name };
    const description = excerpt || setting.say(MESSAGES.aboutIdea, facts);
    const standsFor = idea.rootId === null ? null : await this.ideas.load(context, idea.rootId);
    const belongsTo = standsFor ? bodies.ideaPath(standsFor) : path;
    const head = setting.head({ heading, description, path: belongsTo, type: 'article' });
    const [text, answer] = await Promise.all([
      this.texts.load(context, number),
      officialResponseId === null ? null : this.changes.load(context, officialResponseId),
    ]);
    const parts = {
      body: rendered(text ?? ''),
      answer: answer?.response ? rendered(answer.response) : null,
      mergedInto: standsFor,
    };
    const moved = segment === `${number}-${slug}` ? {} : { movedTo: path };
    return { head, body: bodies.ideaBody(setting, idea, parts), ...moved };
  }

  private plain(setting: PageSetting, { name, path }: Extract<PageRoute, { kind: 'plain' }>): PageContent {
    const heading = setting.say(MESSAGES[name]);
    const head = setting.head({ heading, description: setting.about, path, isIndexed: name === 'submit' });
    return { head, body: bodies.headingOnly(setting, heading) };
  }

  private async popular({ context }: PageSetting, filter: { boardIds?: string[] }): Promise<IdeaModel[]> {
    return (await this.lists.list(context, { first: LISTED }, 'POPULAR', filter)).nodes;
  }
}
