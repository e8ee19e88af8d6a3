import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readiness } from './readiness.js';

/** For whoever watches the process: neither reads a session. */
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process is up. */
  @Get('healthz')
  @Header('cache-control', 'no-store')
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** It can serve: its database answers within two seconds and has every migration. 503 names what is missing. */
  @Get('readyz')
  @Header('cache-control', 'no-store')
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: string; failing?: string }> {
    const obstacle = await this.readiness.obstacle();
    if (obstacle === null) return { status: 'ok' };
    void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status: 'unavailable', failing: obstacle };
  }
}
