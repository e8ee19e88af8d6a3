export const ideaPath = (idea: { number: number; slug: string }): string =>
  idea.slug ? `/ideas/${idea.number}-${encodeURIComponent(idea.slug)}` : `/ideas/${idea.number}`;

export const memberPath = (member: { handle: string }): string =>
  `/members/${encodeURIComponent(member.handle)}`;

/** The number at the beginning of `42-some-slug`; null if there is none. */
export function parseIdeaNumber(segment: string | undefined): number | null {
  const digits = /^([1-9]\d{0,8})(?:-|$)/.exec(segment ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
