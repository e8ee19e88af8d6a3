import { Injectable } from '@nestjs/common';
import { Feed } from 'feed';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { escapeHtml } from '../../common/text/escape-html.js';
import { renderMarkdown } from '../../common/text/markdown.js';
import { Database } from '../../database/database.js';
import { AdoptionLists } from '../adoptions/adoption-lists.js';
import type { AdoptionModel } from '../adoptions/adoption.model.js';
import { ListAdoptions } from '../adoptions/list-adoptions.js';
import { TeamsLoader } from '../teams/teams.loader.js';
import { standingOf } from './adoption-bodies.js';
import { FEED_PATH } from './adoption-pages.js';
import { markup, Markup, NO_MARKUP } from './markup.js';
import { isErasedHandle } from '../members/handle.js';
import { ideaPath, memberPath } from './page-bodies.js';
import { PageContents } from './page-contents.js';
import type { PageSetting } from './page-setting.js';
import { PAGES_MESSAGES as MESSAGES } from './pages.messages.js';

const ENTRIES = 30;
const CREDITED = 100;

export interface WrittenFeed {
  xml: string;
  /** When anything in it last changed. */
  updatedAt: Date;
}

/** *Ideas in Action* for feed readers, as Atom (RFC 4287): the latest deliveries that the context's viewer may know of. */
@Injectable()
export class AtomFeed {
  constructor(
    private readonly database: Database,
    private readonly contents: PageContents,
    private readonly lists: ListAdoptions,
    private readonly within: AdoptionLists,
    private readonly teams: TeamsLoader,
  ) {}

  async write(context: RequestContext): Promise<WrittenFeed> {
    const setting = await this.contents.setting(context);
    const { nodes } = await this.lists.list(context, { first: ENTRIES }, 'DELIVERED', {
      stages: ['DELIVERED'],
    });
    const ids = await this.feedIds(nodes);
    const updatedAt = new Date(Math.max(0, ...nodes.map((adoption) => adoption.updatedAt.getTime())));
    const home = setting.url('/ideas-in-action');
    const feed = new Feed({
      id: ids.feed,
      title: `${setting.say(MESSAGES.ideasInAction)} · ${setting.siteName}`,
      description: setting.say(MESSAGES.aboutIdeasInAction, { name: setting.siteName }),
      updated: updatedAt,
      author: { name: setting.siteName, link: setting.url('/') },
      link: home,
      feedLinks: { atom: setting.url(FEED_PATH) },
      generator: 'Groundswell',
    });
    for (const item of await Promise.all(nodes.map((adoption) => this.item(setting, adoption))))
      feed.addItem({ ...item.entry, id: ids.entries.get(item.adoptionId) ?? item.entry.link });
    return { xml: feed.atom1(), updatedAt };
  }

  private async item(setting: PageSetting, adoption: AdoptionModel) {
    const { context } = setting;
    const [team, ideas, contributors] = await Promise.all([
      this.teams.load(context, adoption.teamId),
      this.within.ideas(context, adoption, { first: CREDITED }),
      this.within.contributors(context, adoption, { first: CREDITED }),
    ]);
    const links = adoption.links.map(({ title, url }) => markup`<li><a href="${url}">${title}</a></li>`);
    const origins = ideas.nodes.map(
      (idea) => markup`<li><a href="${setting.url(ideaPath(idea))}">${idea.title}</a></li>`,
    );
    const story = absolute(renderMarkdown(adoption.response), adoption.url);
    const content = markup`${new Markup(story)}${links.length > 0 ? markup`<ul>${links}</ul>` : NO_MARKUP}
<p>${setting.say(MESSAGES.builtOn)}</p><ul>${origins}</ul>`;
    const entry = {
      // As HTML, which readers take it for.
      title: escapeHtml(adoption.title),
      link: adoption.url,
      date: adoption.updatedAt,
      published: adoption.deliveredAt ?? adoption.updatedAt,
      content: content.text,
      category: [{ term: String(adoption.outcome), name: standingOf(setting, adoption) }],
      author: [{ name: team?.name ?? setting.siteName }],
      contributor: contributors.nodes.map((who) => ({
        name: who.displayName,
        ...(isErasedHandle(who.handle) ? {} : { link: setting.url(memberPath(who)) }),
      })),
    };
    return { adoptionId: adoption.adoptionId, entry };
  }

  private async feedIds(
    adoptions: readonly AdoptionModel[],
  ): Promise<{ feed: string; entries: Map<number, string> }> {
    const rows = await this.database.query<{ id: number | null; feed_id: string }>(
      `SELECT id, feed_id FROM adoptions WHERE id = ANY ($1)
       UNION ALL SELECT NULL, feed_id FROM feeds WHERE name = 'ideas-in-action'`,
      [adoptions.map(({ adoptionId }) => adoptionId)],
    );
    const entries = new Map(
      rows.flatMap(({ id, feed_id }) => (id === null ? [] : [[id, `urn:uuid:${feed_id}`]])),
    );
    return { feed: `urn:uuid:${rows.find(({ id }) => id === null)?.feed_id ?? ''}`, entries };
  }
}

/**
 * A reader elsewhere knows no page that an address on this site would be relative to. In sanitised HTML no text looks like a tag.
 * @param page where the text stands; absolute
 */
function absolute(html: string, page: string): string {
  return html.replace(/<(?:a|img)\b[^>]*>/g, (tag) =>
    tag.replace(
      /( (?:href|src)=")([/#][^"]*)/,
      (_, before: string, address: string) => `${before}${URL.parse(address, page)?.href ?? address}`,
    ),
  );
}
