import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { unauthenticated } from '../../common/errors/domain-error.js';
import { LOGGER, type Logger } from '../../common/log.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { Storage } from '../../storage/storage.js';
import type { AttachmentModel } from './attachment.model.js';
import {
  ATTACHMENT_COLUMNS,
  thumbnailName,
  toAttachmentModel,
  type AttachmentRow,
  type Purpose,
} from './attachment.row.js';
import { Bottleneck } from './bottleneck.js';
import { isImageType, sniffContentType } from './content-type.js';
import { cleanFileName } from './file-name.js';
import type { ReceivedFile } from './receive-file.js';
import { reencodeImage, type EncodedImage } from './reencode-image.js';
import { UploadRefusal } from './upload-refusal.js';

/** Decoding takes memory and a thread each: of four threads that the process has, two are left for the rest. */
const IMAGES_AT_ONCE = 2;
const IMAGES_WAITING_MAX = 20;

/** How much of one member may lie about attached to nothing, bytes. */
const UNUSED_MAX = 200 * 1024 * 1024;
const UNUSED = `
SELECT coalesce(sum(byte_size + coalesce(thumbnail_byte_size, 0)), 0)::float8 AS bytes FROM attachments
WHERE uploader_id = $1 AND loose_since IS NOT NULL AND discarded_at IS NULL AND coalesce(former_idea_id, former_comment_id) IS NULL`;

/** What is kept of a file. */
type Prepared =
  | EncodedImage
  | { bytes: Buffer; contentType: 'application/pdf'; width: null; height: null; thumbnail: null };

@Injectable()
export class UploadAttachment {
  private readonly images = new Bottleneck(IMAGES_AT_ONCE, IMAGES_WAITING_MAX);

  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly config: Config,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * Keeps a file for whoever uploaded it, until it is attached to something or a day has passed.
   * @throws UploadRefusal; RATE_LIMITED while too many images wait to be looked at
   */
  async run(uploaderId: number, purpose: Purpose, { name, bytes }: ReceivedFile): Promise<AttachmentModel> {
    const [unused] = await this.database.query<{ bytes: number }>(UNUSED, [uploaderId]);
    if ((unused?.bytes ?? 0) + bytes.length > UNUSED_MAX)
      throw new UploadRefusal('TOO_MUCH_UNUSED', null, { max: UNUSED_MAX / (1024 * 1024) });
    const prepared = await this.prepare(bytes, purpose);
    const row = await this.announce(uploaderId, purpose, name, prepared);
    try {
      const { contentType, thumbnail } = prepared;
      await this.storage.put(row.key, prepared.bytes, contentType);
      if (thumbnail) await this.storage.put(thumbnailName(row.key), thumbnail, 'image/webp');
      const kept = await this.database.query(
        'UPDATE attachments SET stored_at = now() WHERE id = $1 AND discarded_at IS NULL RETURNING id',
        [row.id],
      );
      // Its uploader was erased meanwhile.
      if (kept.length === 0) throw unauthenticated();
    } catch (error) {
      await this.forget(row);
      throw error;
    }
    return toAttachmentModel(row, this.config);
  }

  private async prepare(bytes: Buffer, purpose: Purpose): Promise<Prepared> {
    if (bytes.length === 0) throw new UploadRefusal('EMPTY_FILE', 'file');
    const type = sniffContentType(bytes);
    if (type === null) throw new UploadRefusal('UNSUPPORTED_FILE', 'file');
    if (isImageType(type)) return this.images.run(() => reencodeImage(bytes, type, purpose));
    if (purpose !== 'CONTENT') throw new UploadRefusal('NOT_AN_IMAGE', 'file');
    return { bytes, contentType: 'application/pdf', width: null, height: null, thumbnail: null };
  }

  /** The row comes first: should the process die, what was kept so far is found by it. */
  private async announce(
    uploaderId: number,
    purpose: Purpose,
    name: string,
    { bytes, contentType, width, height, thumbnail }: Prepared,
  ): Promise<AttachmentRow> {
    const [row] = await this.database.query<AttachmentRow>(
      `INSERT INTO attachments AS a (key, purpose, uploader_id, file_name, content_type, byte_size, thumbnail_byte_size, width, height)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${ATTACHMENT_COLUMNS}`,
      [
        randomBytes(16).toString('hex'),
        purpose,
        uploaderId,
        cleanFileName(name, contentType),
        contentType,
        bytes.length,
        thumbnail?.length ?? null,
        width,
        height,
      ],
    );
    if (!row) throw new Error('an attachment was not inserted');
    return row;
  }

  /** What can't be taken away now is found by the job that collects what nobody has. */
  private async forget({ id, key }: AttachmentRow): Promise<void> {
    try {
      await this.storage.delete(key);
      await this.storage.delete(thumbnailName(key));
      await this.database.query('DELETE FROM attachments WHERE id = $1', [id]);
    } catch (error) {
      this.log.warn({ err: error }, 'a failed upload is left for the job that collects');
    }
  }
}
