import { Readable } from 'node:stream';
import { Controller, Get, Header, NotFoundException, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestContextFactory } from '../../common/graphql/request-context.js';
import { Config } from '../../config/config.js';
import { Sitemap } from './sitemap.js';

const XML = 'application/xml; charset=utf-8';
const CACHING = 'public, max-age=3600';

@Controller()
export class SitemapController {
  constructor(
    private readonly config: Config,
    private readonly contexts: RequestContextFactory,
    private readonly sitemap: Sitemap,
  ) {}

  @Get('robots.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', CACHING)
  robots(): string {
    return `User-agent: *\nAllow: /\n\nSitemap: ${this.config.publicUrl}/sitemap.xml\n`;
  }

  @Get('sitemap.xml')
  @Header('content-type', XML)
  @Header('cache-control', CACHING)
  async index(@Req() req: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.sitemap.index(await this.contexts.signedOut(req, reply));
  }

  @Get('sitemaps/boards.xml')
  @Header('content-type', XML)
  @Header('cache-control', CACHING)
  async boards(@Req() req: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.sitemap.boardFile(await this.contexts.signedOut(req, reply));
  }

  @Get('sitemaps/adoptions.xml')
  @Header('content-type', XML)
  @Header('cache-control', CACHING)
  async adoptions(
    @Req() req: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.sitemap.adoptionFile(await this.contexts.signedOut(req, reply));
  }

  @Get('sitemaps/members.xml')
  @Header('content-type', XML)
  @Header('cache-control', CACHING)
  members(): Promise<string> {
    return this.sitemap.memberFile();
  }

  @Get('sitemaps/storms.xml')
  @Header('content-type', XML)
  @Header('cache-control', CACHING)
  async storms(@Req() req: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.sitemap.stormFile(await this.contexts.signedOut(req, reply));
  }

  @Get('sitemaps/:file')
  async ideas(
    @Req() req: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('file') file: string,
  ): Promise<StreamableFile> {
    const number = /^ideas-([1-9]\d{0,8})\.xml$/.exec(file)?.[1];
    const pieces =
      number === undefined
        ? null
        : await this.sitemap.ideaFile(await this.contexts.signedOut(req, reply), Number(number));
    if (!pieces) throw new NotFoundException();
    void reply.header('cache-control', CACHING);
    return new StreamableFile(Readable.from(pieces), { type: XML });
  }
}
