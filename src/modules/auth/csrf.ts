import { GraphQLError } from 'graphql';
import type { IncomingHttpHeaders } from 'node:http';

/** What browsers say of where a request was made: the page's own site, or the person's own doing. */
const OWN_SITES = ['same-origin', 'none'];

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/**
 * Whether a state-changing request may have been made by another site in the person's browser. Browsers name the origin of every POST that
 * crosses sites; one without comes from a program, or from a page of the site itself, unless the browser says otherwise. (Requests that need no
 * preflight are refused by Apollo's own prevention, so no form of another site gets this far.)
 */
export function isForeignOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin, host } = headers;
  if (origin === undefined) {
    const site = headers['sec-fetch-site'];
    return typeof site === 'string' && !OWN_SITES.includes(site);
  }
  const from = hostOf(origin);
  return origin !== new URL(publicUrl).origin && (from === null || from !== host?.toLowerCase());
}

export const foreignOrigin = (): GraphQLError =>
  new GraphQLError('The request comes from another site.', {
    extensions: { code: 'FORBIDDEN', http: { status: 403 } },
  });
