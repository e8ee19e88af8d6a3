/** Hosts with nothing in them that means something in the header: a URL's may hold semicolons and commas. */
const ORIGIN = /^https?:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:]+\])(?::\d+)?$/;

/**
 * The content security policy of a page that shows a logo kept elsewhere: pictures of that origin, and of no other, are let in.
 * @param logoUrl as the community has it; null, or on this site, changes nothing
 */
export function withLogoSource(policy: string, logoUrl: string | null, ownOrigin: string): string {
  const origin = logoUrl === null ? null : (URL.parse(logoUrl)?.origin ?? null);
  if (origin === null || origin === ownOrigin || !ORIGIN.test(origin)) return policy;
  return policy.replace(/(^|;)(\s*img-src )/, (directive) => `${directive}${origin} `);
}
