import { Controller, Get, HttpStatus, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestContextFactory } from '../../common/graphql/request-context.js';
import { DataExports } from './data-exports.js';
import { ExportFiles } from './export-files.js';
import { EXPORT_PATH } from './export-path.js';

/** Where a member, and nobody else, fetches the export of their data. */
@Controller()
export class ExportController {
  constructor(
    private readonly contexts: RequestContextFactory,
    private readonly exports: DataExports,
    private readonly files: ExportFiles,
  ) {}

  @Get(EXPORT_PATH)
  async fetch(@Req() req: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    void reply.headers({ 'cache-control': 'private, no-store', vary: 'cookie' });
    const { viewer } = await this.contexts.fromHttp(req, reply);
    if (!viewer) return reply.status(HttpStatus.UNAUTHORIZED).send('Sign in first.\n');
    const ready = await this.exports.ready(viewer.memberId);
    if (!ready) return reply.status(HttpStatus.NOT_FOUND).send('There is no export of your data.\n');
    return reply
      .headers({
        'content-type': 'application/zip',
        'content-length': ready.byteSize,
        'content-disposition': `attachment; filename="my-data-${ready.readyAt.toISOString().slice(0, 10)}.zip"`,
      })
      .send(this.files.read(ready.fileKey, ready.byteSize));
  }
}
