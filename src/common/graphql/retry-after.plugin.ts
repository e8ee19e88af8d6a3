import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './request-context.js';

/** Repeats a rate limit's `retryAfter` as the HTTP header that proxies and clients know. */
export function retryAfterPlugin(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response }) {
          const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
          const seconds = errors
            ?.map((error) => error.extensions?.['retryAfter'])
            .find((value) => typeof value === 'number');
          if (seconds !== undefined) response.http.headers.set('retry-after', String(Math.ceil(seconds)));
        },
      };
    },
  };
}
