import { isIPv4 } from 'node:net';
import { Controller, Get, Header, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestLocale } from '../common/i18n/request-locale.js';
import { Config } from '../config/config.js';
import { DemoMailbox } from './demo-mailbox.js';
import { DEMO_MAIL_PATH, DEMO_MAIL_STYLE, mailListPage, mailPage } from './demo-mailbox.page.js';

const HTML = 'text/html; charset=utf-8';
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

function isLoopback(address: string | undefined): boolean {
  const plain = address?.replace(/^::ffff:/i, '') ?? '';
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
}

/** Shows the demo's mail, with its links into people's accounts, to whoever sits at this machine. */
@Controller(DEMO_MAIL_PATH)
export class DemoMailboxController {
  constructor(
    private readonly config: Config,
    private readonly mailbox: DemoMailbox,
  ) {}

  @Get()
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  list(@Req() req: FastifyRequest): string {
    this.admit(req);
    return mailListPage(this.mailbox.list(), requestLocale(req));
  }

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  style(@Req() req: FastifyRequest): string {
    this.admit(req);
    return DEMO_MAIL_STYLE;
  }

  @Get(':number')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  one(
    @Req() req: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('number') number: string,
  ): string {
    this.admit(req);
    const mail = this.mailbox.find(Number(number));
    if (!mail) void reply.status(404);
    return mailPage(mail, requestLocale(req));
  }

  /**
   * The peer is the socket's own, whatever a proxy claims; the name keeps out a page elsewhere whose own name was made to lead here.
   * @throws NotFoundException for all but a demo's own machine
   */
  private admit(req: FastifyRequest): void {
    const isLocalName = LOOPBACK_NAMES.includes((req.headers.host ?? '').replace(/:\d+$/, ''));
    if (!this.config.isDemo || !isLoopback(req.socket.remoteAddress) || !isLocalName)
      throw new NotFoundException();
  }
}
