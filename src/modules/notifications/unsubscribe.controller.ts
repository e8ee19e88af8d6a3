import { Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestLocale } from '../../common/i18n/request-locale.js';
import { Config } from '../../config/config.js';
import { Unsubscribe } from './unsubscribe.js';
import {
  UNSUBSCRIBE_PATH,
  UNSUBSCRIBE_STYLE,
  unsubscribePage,
  type UnsubscribeState,
} from './unsubscribe.page.js';

const HTML = 'text/html; charset=utf-8';

/** Where mails lead whoever wants no more of them: the key in the address stands for the member, without a session (RFC 8058). */
@Controller(UNSUBSCRIBE_PATH)
export class UnsubscribeController {
  constructor(
    private readonly config: Config,
    private readonly unsubscribe: Unsubscribe,
  ) {}

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=86400')
  style(): string {
    return UNSUBSCRIBE_STYLE;
  }

  @Get(':key')
  @Header('content-type', HTML)
  async ask(
    @Req() req: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('key') key: string,
  ): Promise<string> {
    return this.answer(req, reply, (await this.unsubscribe.isKnown(key)) ? 'ask' : 'unknown');
  }

  @Post(':key')
  @HttpCode(200)
  @Header('content-type', HTML)
  async press(
    @Req() req: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('key') key: string,
  ): Promise<string> {
    return this.answer(req, reply, (await this.unsubscribe.run(key)) ? 'done' : 'unknown');
  }

  private answer(req: FastifyRequest, reply: FastifyReply, state: UnsubscribeState): string {
    // The address is a secret of the member's.
    void reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    if (state === 'unknown') void reply.status(404);
    return unsubscribePage(state, this.config.publicUrl, requestLocale(req));
  }
}
