/** What may be uploaded, and how its names end; the first ending is given to a name without one. */
export const ENDINGS = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'application/pdf': ['pdf'],
} as const;
export type ContentType = keyof typeof ENDINGS;
export type ImageType = Exclude<ContentType, 'application/pdf'>;

const startsWith = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.subarray(at, at + text.length).toString('latin1') === text;

/** How far from its end a PDF's mark of the end may stand, bytes: as viewers look for it. */
const PDF_END_WITHIN = 1024;

/**
 * What a file is by its own first bytes, whatever it is called and said to be; null for anything else. A PDF must begin as one, so that nothing
 * which browsers would take for a page is one, and have its end.
 */
export function sniffContentType(bytes: Buffer): ContentType | null {
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(bytes, '\xff\xd8\xff')) return 'image/jpeg';
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'image/gif';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'image/webp';
  if (startsWith(bytes, '%PDF-') && bytes.subarray(-PDF_END_WITHIN).includes('%%EOF'))
    return 'application/pdf';
  return null;
}

export const isImageType = (type: ContentType): type is ImageType => type !== 'application/pdf';
