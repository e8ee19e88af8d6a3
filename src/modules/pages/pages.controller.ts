import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, HttpStatus, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOGGER, type Logger } from '../../common/log.js';
import { DAY, HOUR } from '../../common/time/clock.js';
import { Config } from '../../config/config.js';
import { AnswerPage, PRIVATE, type PageAnswer } from './answer-page.js';
import { ClientFolder } from './client-folder.js';
import { ClientShell } from './client-shell.js';
import { withLogoSource } from './logo-source.js';

/** Answered by others, or by nobody: never by the client. */
const NOT_PAGES = /^\/(?:graphql|assets|attachments|demo|healthz|readyz|sitemaps)(?:[/?]|$)/;
const ROOT_FILE = /^\/[\w-]+(?:\.[\w-]+)+$/;

const acceptsHtml = (accept: string | undefined): boolean =>
  accept === undefined || /text\/html|text\/\*|\*\/\*/.test(accept);

/** The built client: its files, and its one HTML file at whatever else is asked for. */
@Controller()
export class PagesController {
  constructor(
    private readonly folder: ClientFolder,
    private readonly shell: ClientShell,
    private readonly pages: AnswerPage,
    private readonly config: Config,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  private get ownOrigin(): string {
    return new URL(this.config.publicUrl).origin;
  }

  /** Named by their content, so that they never change. */
  @Get('assets/*')
  asset(@Param('*') path: string, @Res() reply: FastifyReply): FastifyReply {
    const root = join(this.folder.path, 'assets');
    return reply.sendFile(path, root, { maxAge: 365 * DAY, immutable: true });
  }

  @Get('*')
  async other(@Req() req: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    if (NOT_PAGES.test(req.url)) throw new NotFoundException();
    const file = await this.rootFile(req.url);
    if (file !== null) return reply.sendFile(file, this.folder.path, { maxAge: HOUR });
    if (!acceptsHtml(req.headers.accept)) throw new NotFoundException();
    return this.page(req, reply);
  }

  private async page(req: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const shell = await this.shell.read();
    if (!shell) {
      void reply.status(HttpStatus.SERVICE_UNAVAILABLE).header('cache-control', PRIVATE);
      void reply.header('content-type', 'text/plain; charset=utf-8');
      return reply.send('The client is not built; npm run build builds it.\n');
    }
    let answer: PageAnswer;
    try {
      answer = await this.pages.answer(req, reply, shell);
    } catch (error) {
      // The path alone: a query may hold a mailed link's secret.
      this.log.error({ err: error, path: req.url.split('?')[0] }, 'page failed');
      answer = this.pages.unavailable(req, shell);
    }
    const { status, headers, html, logoUrl } = answer;
    const policy = String(reply.getHeader('content-security-policy'));
    void reply.header('content-security-policy', withLogoSource(policy, logoUrl, this.ownOrigin));
    return reply
      .status(status)
      .header('content-type', 'text/html; charset=utf-8')
      .headers(headers)
      .send(html);
  }

  /** A favicon, a manifest: whatever lies beside the HTML file, by its name. */
  private async rootFile(url: string): Promise<string | null> {
    const [path = ''] = url.split('?');
    if (!ROOT_FILE.test(path) || path.endsWith('.html')) return null;
    const name = path.slice(1);
    const found = await stat(join(this.folder.path, name)).catch(() => null);
    return found?.isFile() ? name : null;
  }
}
