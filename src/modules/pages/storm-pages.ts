import { Injectable } from '@nestjs/common';
import { excerpt, renderMarkdown } from '../../common/text/markdown.js';
import { MembersLoader } from '../members/members.loader.js';
import { ListStorms } from '../storms/list-storms.js';
import { StormIdeas } from '../storms/storm-ideas.js';
import { Markup } from './markup.js';
import type { PageContent } from './page-content.js';
import type { PageSetting } from './page-setting.js';
import { PAGES_MESSAGES as MESSAGES } from './pages.messages.js';
import { standingOf, stormBody, stormPath, stormsBody } from './storm-bodies.js';

const STORMS = 50;
const IDEAS = 20;

const rendered = (markdown: string): Markup => new Markup(renderMarkdown(markdown));

/** The pages of storm sessions. */
@Injectable()
export class StormPages {
  constructor(
    private readonly storms: ListStorms,
    private readonly ideas: StormIdeas,
    private readonly members: MembersLoader,
  ) {}

  /** All, newest opening first. */
  async list(setting: PageSetting): Promise<PageContent> {
    const heading = setting.say(MESSAGES.storms);
    const description = setting.say(MESSAGES.aboutStorms, { name: setting.siteName });
    const head = setting.head({ heading, description, path: '/storms' });
    const { nodes } = await this.storms.list(setting.context, { first: STORMS }, null);
    return { head, body: stormsBody(setting, description, nodes) };
  }

  async storm(setting: PageSetting, slug: string): Promise<PageContent | null> {
    const { context } = setting;
    const storm = await this.storms.bySlug(context, slug);
    if (!storm) return null;
    const [host, ideas] = await Promise.all([
      this.members.load(context, storm.hostId),
      this.ideas.of(context, storm, { first: IDEAS }, null),
    ]);
    const { title: heading, brief, result } = storm;
    const description = excerpt(result ?? brief) || `${heading} · ${standingOf(setting, storm)}`;
    const head = setting.head({ heading, description, path: stormPath(storm), type: 'article' });
    const body = stormBody(setting, storm, {
      host: host?.displayName ?? '',
      brief: rendered(brief),
      result: result === null ? null : rendered(result),
      ideas: ideas.nodes,
    });
    return { head, body };
  }
}
