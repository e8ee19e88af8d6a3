import type { RequestContext } from '../../common/graphql/request-context.js';
import { formatMessage, type Message, type MessageValues } from '../../common/i18n/format-message.js';
import type { CommunityModel } from '../community/community.model.js';
import type { PageHead } from './page-head.js';
import { PAGES_MESSAGES as MESSAGES } from './pages.messages.js';

/** What one page says of itself. */
interface Said
  extends Pick<PageHead, 'heading' | 'description'>, Partial<Pick<PageHead, 'type' | 'isIndexed' | 'feed'>> {
  /** Where it belongs; null where it is not to be found. */
  path: string | null;
}

/** What is the same for every page of one request: the site, and who is asking in which language. */
export class PageSetting {
  constructor(
    private readonly community: CommunityModel,
    readonly context: RequestContext,
    private readonly publicUrl: string,
  ) {}

  get siteName(): string {
    return this.community.name;
  }

  /** The community in a sentence or two. */
  get about(): string {
    const { name, responsePromiseDays: days } = this.community;
    return this.say(MESSAGES.about, { name, days });
  }

  say(message: Message, values: MessageValues = {}): string {
    return formatMessage(message, this.context.locale, values);
  }

  /** @param path on this site */
  url(path: string): string {
    return `${this.publicUrl}${path}`;
  }

  day(at: Date): string {
    return new Intl.DateTimeFormat(this.context.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
  }

  head({ path, ...said }: Said): PageHead {
    return {
      type: 'website',
      isIndexed: true,
      feed: null,
      ...said,
      url: path === null ? null : this.url(path),
      siteName: this.siteName,
      imageUrl: this.community.logoUrl,
      locale: this.context.locale,
    };
  }
}
