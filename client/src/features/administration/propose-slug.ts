const MAX = 60;

/** A name in addresses out of one for people: its ASCII letters and digits with hyphens between words; empty where it has none. */
export const proposeSlug = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MAX)
    .replace(/-$/, '');
