/** Where attachments stand, on this site and in texts. */
const ATTACHMENTS = '/attachments/';

/**
 * A text whose attachments have addresses without the site's own name: those are shown as images, and lead there still when the site moves.
 * @param publicUrl without a slash at the end
 */
export const withOwnAddresses = (text: string, publicUrl: string): string =>
  text.replaceAll(publicUrl + ATTACHMENTS, ATTACHMENTS);
