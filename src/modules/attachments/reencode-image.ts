import sharp, { type Metadata, type Sharp } from 'sharp';
import type { ImageType } from './content-type.js';
import type { Purpose } from './attachment.row.js';
import { UploadRefusal } from './upload-refusal.js';

/** An image as it is kept. */
export interface EncodedImage {
  bytes: Buffer;
  contentType: ImageType;
  width: number;
  height: number;
  thumbnail: Buffer | null;
}

const MILLION = 1_000_000;
/** Of the whole image as it comes; of an animation of all frames together. Four bytes each is what may stand in memory. */
const PIXELS_MAX = 50 * MILLION;
const FRAMES_MAX = 300;
/** Longest side of what is kept, pixels. */
const SIDE_MAX = { CONTENT: 4096, LOGO: 512, AVATAR: 256 } as const;
const THUMBNAIL_SIDE_MAX = 640;
/** An image that grew beyond this was made to grow, bytes. */
const ENCODED_BYTES_MAX = 20 * 1024 * 1024;
/** For each of the two times that an image is read and written, seconds. */
const PATIENCE = 20;

/** Readers of what is taken; all others of the library stay shut, whatever they would make of the bytes. */
const READERS = ['Png', 'Jpeg', 'Webp', 'Nsgif'].map((format) => `VipsForeignLoad${format}`);
const FORMATS: Readonly<Record<ImageType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: READERS });
// Nothing is read twice; and one thread an image leaves the others to requests.
sharp.cache(false);
sharp.concurrency(1);

const tooLarge = (): UploadRefusal =>
  new UploadRefusal('IMAGE_TOO_LARGE', 'file', { max: PIXELS_MAX / MILLION });

/** The library has no codes for what it finds. */
function refusalOf(error: unknown): UploadRefusal {
  if (error instanceof UploadRefusal) return error;
  const said = String(error);
  if (said.includes('exceeds pixel limit')) return tooLarge();
  // It may be well, and the machine busy.
  if (/timeout/i.test(said)) return new UploadRefusal('BUSY', 'file');
  return new UploadRefusal('BROKEN_IMAGE', 'file');
}

/** Damaged is what can't be decoded to its end; what decoders merely warn of is mended by being written anew. */
const opened = (bytes: Buffer, isAnimated: boolean): Sharp =>
  sharp(bytes, { animated: isAnimated, failOn: 'error', limitInputPixels: PIXELS_MAX }).timeout({
    seconds: PATIENCE,
  });

/** @throws UploadRefusal for what is no such image, or too much of one */
async function inspect(bytes: Buffer, type: ImageType): Promise<{ frames: number }> {
  let found: Metadata;
  try {
    found = await opened(bytes, false).metadata();
  } catch (error) {
    throw refusalOf(error);
  }
  const { format, pages: frames = 1 } = found;
  if (format !== FORMATS[type]) throw new UploadRefusal('BROKEN_IMAGE', 'file');
  return { frames };
}

const ENCODERS: Readonly<Record<ImageType, (image: Sharp) => Sharp>> = {
  'image/png': (image) => image.png(),
  'image/jpeg': (image) => image.jpeg({ quality: 88 }),
  'image/webp': (image) => image.webp({ quality: 88 }),
  'image/gif': (image) => image.gif({ effort: 3 }),
};
/** What pictures become, whatever they were. */
const PICTURES = { AVATAR: 'image/webp', LOGO: 'image/png' } as const;

/**
 * An image decoded and written anew, so that nothing is left of its file but the picture: no metadata, nothing hidden behind its end. Upright
 * whatever its orientation, sRGB, in bounds; animations stay so, but for avatars and logos.
 * @throws UploadRefusal for what is damaged, no image of that type, or too large
 */
export async function reencodeImage(bytes: Buffer, type: ImageType, purpose: Purpose): Promise<EncodedImage> {
  const { frames } = await inspect(bytes, type);
  const isAnimated = frames > 1 && purpose === 'CONTENT';
  if (isAnimated && frames > FRAMES_MAX)
    throw new UploadRefusal('TOO_MANY_FRAMES', 'file', { max: FRAMES_MAX });
  const side = SIDE_MAX[purpose];
  const upright = isAnimated ? opened(bytes, true) : opened(bytes, false).autoOrient();
  const sized =
    purpose === 'AVATAR'
      ? upright.resize(side, side, { fit: 'cover' })
      : upright.resize(side, side, { fit: 'inside', withoutEnlargement: true });
  const contentType = purpose === 'CONTENT' ? type : PICTURES[purpose];
  try {
    const { data, info } = await ENCODERS[contentType](sized).toBuffer({ resolveWithObject: true });
    if (data.length > ENCODED_BYTES_MAX)
      throw new UploadRefusal('IMAGE_TOO_HEAVY', 'file', { max: ENCODED_BYTES_MAX / (1024 * 1024) });
    return {
      bytes: data,
      contentType,
      width: info.width,
      height: info.pageHeight ?? info.height,
      thumbnail: purpose === 'CONTENT' ? await thumbnailOf(data) : null,
    };
  } catch (error) {
    throw refusalOf(error);
  }
}

/** Of what is kept, so that it shows the same; of an animation the first frame. */
function thumbnailOf(kept: Buffer): Promise<Buffer> {
  return opened(kept, false)
    .resize(THUMBNAIL_SIDE_MAX, THUMBNAIL_SIDE_MAX, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
}
