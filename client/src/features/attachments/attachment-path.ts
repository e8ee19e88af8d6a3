/** The address as texts name it: of a file on this site without the site. */
export function attachmentPath(url: string): string {
  const parsed = new URL(url, window.location.href);
  return parsed.pathname.startsWith('/attachments/') ? parsed.pathname : url;
}

export const isImage = ({ contentType }: { contentType: string }): boolean =>
  contentType.startsWith('image/');

/** Those that the rendered text does not already show where they belong. */
export const besideText = <File extends { url: string; contentType: string }>(
  files: readonly File[],
  html: string,
): File[] => files.filter((file) => !isImage(file) || !html.includes(`src="${attachmentPath(file.url)}"`));
