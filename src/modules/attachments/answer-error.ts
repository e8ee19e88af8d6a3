import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { formatMessage, type MessageValues } from '../../common/i18n/format-message.js';
import { requestLocale } from '../../common/i18n/request-locale.js';
import type { Logger } from '../../common/log.js';
import { UPLOAD_MESSAGES } from './upload.messages.js';
import { UploadRefusal, type UploadCode } from './upload-refusal.js';

/** What each refusal is in HTTP. */
const STATUS: Readonly<Record<UploadCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  BAD_PURPOSE: 400,
  EMPTY_FILE: 400,
  BROKEN_IMAGE: 400,
  FILE_TOO_LARGE: 413,
  IMAGE_TOO_LARGE: 413,
  UNSUPPORTED_FILE: 415,
  NOT_AN_IMAGE: 415,
  IMAGE_TOO_HEAVY: 413,
  TOO_MANY_FRAMES: 413,
  TOO_SLOW: 408,
  BUSY: 503,
  TOO_MUCH_UNUSED: 429,
  RATE_LIMITED: 429,
  NOT_FOUND: 404,
  INTERNAL_SERVER_ERROR: 500,
};

interface Fault {
  code: UploadCode;
  field: string | null;
  values: MessageValues;
  /** Seconds. */
  retryAfter: number | null;
}

function faultOf(error: unknown): Fault {
  if (error instanceof UploadRefusal)
    return { code: error.code, field: error.field, values: error.values, retryAfter: null };
  const extensions = error instanceof GraphQLError ? error.extensions : {};
  const { code, retryAfter } = extensions;
  return {
    code:
      code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' || code === 'RATE_LIMITED'
        ? code
        : 'INTERNAL_SERVER_ERROR',
    field: null,
    values: {},
    retryAfter: typeof retryAfter === 'number' ? Math.ceil(retryAfter) : null,
  };
}

/** `{ "error": { code, message, field } }` in the request's language; a fault of ours says only where in the log to look. */
export function answerError(
  req: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  log: Logger,
): FastifyReply {
  const { code, field, values, retryAfter } = faultOf(error);
  const message = formatMessage(UPLOAD_MESSAGES[code], requestLocale(req), values);
  const requestId = code === 'INTERNAL_SERVER_ERROR' ? randomUUID() : undefined;
  if (requestId !== undefined) log.error({ err: error, requestId }, 'a file could not be kept or sent');
  if (retryAfter !== null) void reply.header('retry-after', String(retryAfter));
  return reply
    .status(STATUS[code])
    .header('cache-control', 'no-store')
    .send({ error: { code, message, field, ...(requestId === undefined ? {} : { requestId }) } });
}
