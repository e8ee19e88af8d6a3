import { Readable } from 'node:stream';
import { Controller, Get, HttpStatus, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestContextFactory } from '../../common/graphql/request-context.js';
import { LOGGER, type Logger } from '../../common/log.js';
import { Storage } from '../../storage/storage.js';
import { answerError } from './answer-error.js';
import { AttachmentRights } from './attachment-rights.js';
import { ATTACHMENTS_PATH, thumbnailName, type AttachmentRow } from './attachment.row.js';
import { AttachmentsLoader } from './attachments.loader.js';
import { isImageType } from './content-type.js';
import { fileHeaders, isKnown, rangeOf, type ServedFile } from './file-headers.js';
import { UploadRefusal } from './upload-refusal.js';

const notFound = (): UploadRefusal => new UploadRefusal('NOT_FOUND');

/** Files as they were uploaded, or made of it; whoever may not have one hears that there is none. */
@Controller(ATTACHMENTS_PATH)
export class FilesController {
  constructor(
    private readonly contexts: RequestContextFactory,
    private readonly attachments: AttachmentsLoader,
    private readonly rights: AttachmentRights,
    private readonly storage: Storage,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Get(':key')
  whole(
    @Req() req: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('key') key: string,
  ): Promise<FastifyReply> {
    return this.answer(req, reply, key, (row) => ({
      name: row.key,
      contentType: row.content_type,
      byteSize: row.byte_size,
      fileName: row.file_name,
      isDownload: !isImageType(row.content_type),
      isPublic: this.rights.isPublic(row),
    }));
  }

  @Get(':key/thumbnail')
  thumbnail(
    @Req() req: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('key') key: string,
  ): Promise<FastifyReply> {
    return this.answer(req, reply, key, (row) =>
      row.thumbnail_byte_size === null
        ? null
        : {
            name: thumbnailName(row.key),
            contentType: 'image/webp',
            byteSize: row.thumbnail_byte_size,
            fileName: `${row.file_name.replace(/\.\w+$/, '')}.webp`,
            isDownload: false,
            isPublic: this.rights.isPublic(row),
          },
    );
  }

  private async answer(
    req: FastifyRequest,
    reply: FastifyReply,
    key: string,
    choose: (row: AttachmentRow) => ServedFile | null,
  ): Promise<FastifyReply> {
    try {
      const row = await this.attachments.byKey(key);
      const file = row && choose(row);
      if (!file || !(await this.mayHave(req, reply, row))) throw notFound();
      return await this.send(req, reply, file);
    } catch (error) {
      return answerError(req, reply, error, this.log);
    }
  }

  private async mayHave(req: FastifyRequest, reply: FastifyReply, row: AttachmentRow): Promise<boolean> {
    return this.rights.isPublic(row) || this.rights.mayRead(await this.contexts.fromHttp(req, reply), row);
  }

  /** Rights were asked before: a cache that asks whether its copy still holds hears nothing more than others would. */
  private async send(req: FastifyRequest, reply: FastifyReply, file: ServedFile): Promise<FastifyReply> {
    const headers = fileHeaders(file);
    if (isKnown(req.headers['if-none-match'], headers.etag))
      return reply.status(HttpStatus.NOT_MODIFIED).headers(headers).send();
    const range = rangeOf(req.headers, file.byteSize, headers.etag);
    if (range === 'unsatisfiable') {
      return reply
        .status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        .header('content-range', `bytes */${file.byteSize}`)
        .send();
    }
    const length = range ? range.last - range.first + 1 : file.byteSize;
    const isHead = req.method === 'HEAD';
    // An empty stream leaves the headers what they are.
    const bytes = isHead ? Readable.from([]) : await this.storage.get(file.name, range ?? undefined);
    if (!bytes) {
      this.log.error({ file: file.name }, 'a file is missing in the storage');
      throw notFound();
    }
    if (range) {
      void reply
        .status(HttpStatus.PARTIAL_CONTENT)
        .header('content-range', `bytes ${range.first}-${range.last}/${file.byteSize}`);
    }
    return reply
      .headers({ ...headers, 'content-type': file.contentType, 'content-length': length })
      .send(bytes);
  }
}
