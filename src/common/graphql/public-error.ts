import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

const OURS = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'RATE_LIMITED', 'QUERY_TOO_COMPLEX']);
const UNFIT = new Set([
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);
/** Starts the message of every limit's refusal: Apollo overwrites the code of what a validation rule reports. */
export const TOO_COMPLEX = 'Query too complex:';

/** What of an error the caller may see: its own mistakes in full, a fault of ours as nothing but the request's id. */
export function publicError(
  formatted: GraphQLFormattedError,
  error: unknown,
  requestId: string,
  log: Logger,
): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  const code =
    original instanceof GraphQLError ? original.extensions['code'] : formatted.extensions?.['code'];
  const { message, locations, path } = formatted;
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  if (message.startsWith(TOO_COMPLEX)) return { message, extensions: { code: 'QUERY_TOO_COMPLEX' } };
  if (typeof code === 'string' && OURS.has(code)) {
    // `http` is Apollo's own: the status of the response.
    const { http: _, ...extensions } = original instanceof GraphQLError ? original.extensions : { code };
    return { message, ...place, extensions };
  }
  if (typeof code === 'string' && UNFIT.has(code))
    return { message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  if (code === 'PERSISTED_QUERY_NOT_FOUND' || code === 'PERSISTED_QUERY_NOT_SUPPORTED')
    return { message, extensions: { code } };
  log.error({ err: original, requestId, path }, 'resolver failed');
  return {
    message: 'Something went wrong on our side.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}
