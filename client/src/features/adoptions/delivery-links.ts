export interface DeliveryLink {
  title: string;
  url: string;
}

/** As a browser's address bar would take it: without a scheme it is meant to be https. */
function completed(typed: string): string {
  const url = typed.trim();
  return url === '' || /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `https://${url}`;
}

/** Without the rows that were left empty. */
export const filledLinks = (links: readonly DeliveryLink[]): DeliveryLink[] =>
  links
    .map(({ title, url }) => ({ title: title.trim(), url: completed(url) }))
    .filter(({ title, url }) => title !== '' || url !== '');

const isAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/** Whether each row says both where it leads and what is there. */
export const areComplete = (links: readonly DeliveryLink[]): boolean =>
  filledLinks(links).every(({ title, url }) => title !== '' && isAddress(url));

/** What a reader sees of where a link leads. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
