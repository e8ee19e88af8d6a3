import { GraphQLError } from 'graphql';
import type { IncomingHttpHeaders } from 'node:http';
import { SESSION_COOKIE } from './session-token.js';

/** What browsers say of where a request was made: the page's own site, or the person's own doing. */
const OWN_SITES = ['same-origin', 'none'];

const has = (cookies: string | undefined, name: string): boolean =>
  (cookies ?? '').split(';').some((cookie) => cookie.trim().startsWith(`${name}=`));

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/**
 * Whether a state-changing request may have been made by another site in the person's browser. Browsers name the origin of every POST; a request
 * without one comes from a program, which is taken at its word unless it bears a session's cookie.
 */
export function isForeignOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin, host, cookie } = headers;
  if (origin === undefined) {
    const site = headers['sec-fetch-site'];
    return has(cookie, SESSION_COOKIE) && !(typeof site === 'string' && OWN_SITES.includes(site));
  }
  const from = hostOf(origin);
  return origin !== new URL(publicUrl).origin && (from === null || from !== host?.toLowerCase());
}

export const foreignOrigin = (): GraphQLError =>
  new GraphQLError('The request comes from another site.', {
    extensions: { code: 'FORBIDDEN', http: { status: 403 } },
  });
