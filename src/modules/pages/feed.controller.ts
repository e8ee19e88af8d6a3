import { createHash } from 'node:crypto';
import { Controller, Get, HttpStatus, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestContextFactory } from '../../common/graphql/request-context.js';
import { AtomFeed } from './atom-feed.js';

/** Readers come by the hour; caches in between need not ask more than every five minutes. */
const CACHING = 'public, max-age=300';

@Controller()
export class FeedController {
  constructor(
    private readonly contexts: RequestContextFactory,
    private readonly feed: AtomFeed,
  ) {}

  @Get('ideas-in-action.atom')
  async ideasInAction(@Req() req: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { xml, updatedAt } = await this.feed.write(await this.contexts.signedOut(req, reply));
    // Weak: on its way it may be compressed.
    const etag = `W/"${createHash('sha256').update(xml).digest('base64url').slice(0, 22)}"`;
    const lastModified = updatedAt.toUTCString();
    void reply.headers({
      'content-type': 'application/atom+xml; charset=utf-8',
      'cache-control': CACHING,
      vary: 'accept-language',
      'last-modified': lastModified,
      etag,
    });
    return isKnown(req, etag, lastModified) ? reply.status(HttpStatus.NOT_MODIFIED).send() : reply.send(xml);
  }
}

/** A tag decides alone. The date must be the very one: a delivery that was taken back makes the feed older, and yet it is news. */
function isKnown({ headers }: FastifyRequest, etag: string, lastModified: string): boolean {
  const tags = headers['if-none-match'];
  if (tags === undefined) return headers['if-modified-since'] === lastModified;
  return tags.trim() === '*' || tags.includes(etag.slice('W/'.length));
}
