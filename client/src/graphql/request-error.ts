import type { CombinedError } from '@urql/core';

export type RequestErrorKind =
  'UNREACHABLE' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_USER_INPUT' | 'RATE_LIMITED' | 'SERVER';

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
