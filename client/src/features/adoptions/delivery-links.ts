export interface DeliveryLink {
  title: string;
  url: string;
}

/** Without the rows that were left empty. */
export const filledLinks = (links: readonly DeliveryLink[]): DeliveryLink[] =>
  links
    .map(({ title, url }) => ({ title: title.trim(), url: url.trim() }))
    .filter(({ title, url }) => title !== '' || url !== '');

/** What a reader sees of where a link leads. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
