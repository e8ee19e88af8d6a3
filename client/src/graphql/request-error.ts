import type { CombinedError } from '@urql/core';

export type RequestErrorKind =
  'UNREACHABLE' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_USER_INPUT' | 'RATE_LIMITED' | 'SERVER';

/** In how many seconds the same may be tried again, where the server said so; else 0. */
export function retryAfterOf(error: CombinedError): number {
  const seconds = error.graphQLErrors[0]?.extensions['retryAfter'];
  return typeof seconds === 'number' ? seconds : 0;
}

/** What went wrong with a request as a whole; refusals of a mutation are data (`userErrors`) and never come here. */
export function requestErrorKind(error: CombinedError): RequestErrorKind {
  const code = error.graphQLErrors[0]?.extensions['code'];
  switch (code) {
    case 'UNAUTHENTICATED':
    case 'FORBIDDEN':
    case 'BAD_USER_INPUT':
    case 'RATE_LIMITED':
      return code;
    default:
      return error.networkError ? 'UNREACHABLE' : 'SERVER';
  }
}
