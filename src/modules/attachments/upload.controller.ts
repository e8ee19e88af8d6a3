import { Controller, HttpStatus, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../../common/auth/network-of.js';
import { Throttle } from '../../common/auth/throttle.js';
import { canAdminister, requireViewer } from '../../common/auth/viewer.js';
import { forbidden, rateLimited } from '../../common/errors/domain-error.js';
import { RequestContextFactory, type RequestContext } from '../../common/graphql/request-context.js';
import { LOGGER, type Logger } from '../../common/log.js';
import { answerError } from './answer-error.js';
import type { AttachmentModel } from './attachment.model.js';
import { ATTACHMENTS_PATH, PURPOSES, type Purpose } from './attachment.row.js';
import { receiveFile } from './receive-file.js';
import { UploadAttachment } from './upload-attachment.js';
import { UploadRefusal } from './upload-refusal.js';

/** Files that may be on their way at once, each up to 10 MB of memory. */
const AT_ONCE = { ofOneMember: 4, ofOneNetwork: 12, together: 24 };
/** Seconds. */
const RETRY_AFTER = 5;

/** Whose file is on its way. */
interface Place {
  memberId: number;
  network: string;
}

@Controller(ATTACHMENTS_PATH)
export class UploadController {
  private readonly uploading = new Set<Place>();

  constructor(
    private readonly contexts: RequestContextFactory,
    private readonly throttle: Throttle,
    private readonly uploads: UploadAttachment,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Takes one file, by the field `file` of a multipart form; `purpose` is CONTENT where left out. */
  @Post()
  async upload(
    @Req() req: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('purpose') purpose: unknown = 'CONTENT',
  ): Promise<FastifyReply> {
    void reply.header('cache-control', 'no-store');
    try {
      const context = await this.contexts.fromHttp(req, reply);
      const { __typename: _, ...attachment } = await this.take(context, req, purpose);
      return reply.status(HttpStatus.CREATED).send(attachment);
    } catch (error) {
      return answerError(req, reply, error, this.log);
    }
  }

  /** Whatever can be refused without the file is refused before it is read. */
  private async take(
    context: RequestContext,
    req: FastifyRequest,
    purpose: unknown,
  ): Promise<AttachmentModel> {
    const viewer = requireViewer(context);
    if (!isPurpose(purpose)) throw new UploadRefusal('BAD_PURPOSE', 'purpose');
    if (purpose === 'LOGO' && !canAdminister(viewer)) throw forbidden();
    const place = this.takePlace({ memberId: viewer.memberId, network: networkOf(context.ip) });
    try {
      // Whoever found no place has used up nothing.
      await this.throttle.consume('upload', String(viewer.memberId));
      await this.throttle.consumeByNetwork('uploadByNetwork', context);
      return await this.uploads.run(viewer.memberId, purpose, await receiveFile(req));
    } finally {
      this.uploading.delete(place);
    }
  }

  /** @throws RATE_LIMITED */
  private takePlace(place: Place): Place {
    const taken = [...this.uploading];
    const own = taken.filter(({ memberId }) => memberId === place.memberId).length;
    const near = taken.filter(({ network }) => network === place.network).length;
    if (own >= AT_ONCE.ofOneMember || near >= AT_ONCE.ofOneNetwork || taken.length >= AT_ONCE.together)
      throw rateLimited(RETRY_AFTER);
    this.uploading.add(place);
    return place;
  }
}

const isPurpose = (value: unknown): value is Purpose => PURPOSES.some((purpose) => purpose === value);
