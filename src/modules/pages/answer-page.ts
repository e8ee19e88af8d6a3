import { createHash } from 'node:crypto';
import { HttpStatus, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestContextFactory } from '../../common/graphql/request-context.js';
import type { Locale } from '../../common/i18n/locale.js';
import { requestLocale } from '../../common/i18n/request-locale.js';
import type { Shell } from './client-shell.js';
import type { PageContent } from './page-content.js';
import { PageContents } from './page-contents.js';
import { renderHead } from './page-head.js';
import { isFiltered, pageRoute, type PageRoute } from './page-route.js';

/** Kept by whoever likes, but asked for anew each time. */
const PUBLIC = 'no-cache';
export const PRIVATE = 'private, no-store';
// As the client writes it into the document.
const LANGUAGE_TAGS: Record<Locale, string> = { en: 'en', ru: 'ru', 'zh-CN': 'zh-Hans' };

export interface PageAnswer {
  status: HttpStatus;
  headers: Record<string, string>;
  html: string;
  /** What the page shows in its header; null for the built-in mark. */
  logoUrl: string | null;
}

/** The client's HTML for one request, filled with what a signed-out visitor may read at that address, whoever asks. */
@Injectable()
export class AnswerPage {
  constructor(
    private readonly contexts: RequestContextFactory,
    private readonly contents: PageContents,
  ) {}

  async answer(req: FastifyRequest, reply: FastifyReply, shell: Shell): Promise<PageAnswer> {
    const { pathname, searchParams, search } = new URL(`http://page${req.url}`);
    const route = pageRoute(pathname);
    const visitor = await this.contexts.signedOut(req, reply);
    const content = route && (await this.contents.find(route, visitor, isFiltered(searchParams)));
    if (content?.movedTo !== undefined) return moved(`${content.movedTo}${search}`);
    if (content) return { ...shared(req, filled(shell, content)), logoUrl: content.head.imageUrl };
    const isTheirs = route !== null && (await this.isOpenBySession(req, reply, route));
    const other = isTheirs ? await this.contents.neutral(visitor) : await this.contents.nothing(visitor);
    return {
      status: isTheirs ? HttpStatus.OK : HttpStatus.NOT_FOUND,
      headers: { 'cache-control': PRIVATE },
      html: filled(shell, other),
      logoUrl: other.head.imageUrl,
    };
  }

  /** For when the above fails: the client comes all the same, says what is wrong and tries again. */
  unavailable(req: FastifyRequest, shell: Shell): PageAnswer {
    const html = shell.fill({ lang: LANGUAGE_TAGS[requestLocale(req)] });
    return {
      status: HttpStatus.SERVICE_UNAVAILABLE,
      headers: { 'cache-control': PRIVATE },
      html,
      logoUrl: null,
    };
  }

  /** Whether who asks may read what a visitor may not know of. */
  private async isOpenBySession(
    req: FastifyRequest,
    reply: FastifyReply,
    route: PageRoute,
  ): Promise<boolean> {
    const context = await this.contexts.fromHttp(req, reply);
    return context.viewer !== null && (await this.contents.find(route, context, true)) !== null;
  }
}

function filled(shell: Shell, { head, body }: PageContent): string {
  return shell.fill({ lang: LANGUAGE_TAGS[head.locale], head: renderHead(head), body });
}

/** For good, and yet asked for anew: the title that gives the path may change back. */
function moved(location: string): PageAnswer {
  const headers = { 'cache-control': PUBLIC, location };
  return { status: HttpStatus.MOVED_PERMANENTLY, headers, html: '', logoUrl: null };
}

function shared(req: FastifyRequest, html: string): Omit<PageAnswer, 'logoUrl'> {
  // Weak: on its way it may be compressed.
  const etag = `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
  const headers = { 'cache-control': PUBLIC, vary: 'accept-language, cookie', etag };
  const isKnown = req.headers['if-none-match']?.includes(etag.slice('W/'.length)) ?? false;
  return isKnown
    ? { status: HttpStatus.NOT_MODIFIED, headers, html: '' }
    : { status: HttpStatus.OK, headers, html };
}
