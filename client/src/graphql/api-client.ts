import { Client, fetchExchange, mapExchange, subscriptionExchange } from '@urql/core';
import { languageTag, type Locale } from '../i18n/locale.js';
import { apiCache } from './api-cache.js';
import { liveReturned } from './live-return.js';
import { LiveSocket, type LiveSource } from './live-socket.js';
import { clockedFetch } from './server-clock.js';
import { requestErrorKind } from './request-error.js';

interface ApiClientOptions {
  /** Asked at every request, so that messages of the server follow the language that is shown. */
  locale(): Locale;
  /** The server has ended the session, which a mutation was the first to notice. */
  onSignedOut(): void;
  /** The socket to the server, where left out. */
  live?: LiveSource;
}

export function createApiClient({
  locale,
  onSignedOut,
  live = new LiveSocket({ locale: () => languageTag(locale()), onReturn: liveReturned }),
}: ApiClientOptions): Client {
  return new Client({
    url: new URL('/graphql', window.location.href).href,
    exchanges: [
      mapExchange({
        // Of mutations only: a query that is refused would be repeated by the reset, and refused again.
        onError(error, operation) {
          if (operation.kind === 'mutation' && requestErrorKind(error) === 'UNAUTHENTICATED') onSignedOut();
        },
      }),
      apiCache(),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (operation) => ({
          subscribe: (sink) => ({ unsubscribe: live.subscribe(operation, sink) }),
        }),
      }),
    ],
    preferGetMethod: false,
    fetch: clockedFetch,
    fetchOptions: () => ({ headers: { 'accept-language': languageTag(locale()) } }),
  });
}
