import { Config } from '../../config/config.js';
import { encodeId } from '../../common/graphql/node-id.js';
import type { AttachmentModel } from './attachment.model.js';
import type { ContentType } from './content-type.js';

/** What a file is for. */
export const PURPOSES = ['CONTENT', 'AVATAR', 'LOGO'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface AttachmentRow {
  id: number;
  key: string;
  purpose: Purpose;
  uploader_id: number | null;
  file_name: string;
  content_type: ContentType;
  byte_size: number;
  thumbnail_byte_size: number | null;
  width: number | null;
  height: number | null;
  idea_id: number | null;
  comment_id: number | null;
  /** What it was taken out of, or went with. */
  former_idea_id: number | null;
  former_comment_id: number | null;
}

/** Columns of an AttachmentRow where the table is `a`. */
export const ATTACHMENT_COLUMNS = `a.id, a.key, a.purpose, a.uploader_id, a.file_name, a.content_type, a.byte_size, a.thumbnail_byte_size,
  a.width, a.height, a.idea_id, a.comment_id, a.former_idea_id, a.former_comment_id`;

/** Of a row of attachments `a`: there to be had. */
export const IS_KEPT = 'a.stored_at IS NOT NULL AND a.discarded_at IS NULL';

/** The same, or kept for moderators. */
export const IS_THERE = `a.stored_at IS NOT NULL
  AND (a.discarded_at IS NULL OR EXISTS (SELECT 1 FROM kept_files k WHERE k.attachment_id = a.id))`;

export const ATTACHMENTS_PATH = 'attachments';

/** Its name in the storage. */
export const thumbnailName = (key: string): string => `${key}-thumbnail`;

export function toAttachmentModel(row: AttachmentRow, { publicUrl }: Config): AttachmentModel {
  const url = `${publicUrl}/${ATTACHMENTS_PATH}/${row.key}`;
  return {
    __typename: 'Attachment',
    id: encodeId('Attachment', row.id),
    fileName: row.file_name,
    contentType: row.content_type,
    byteSize: row.byte_size,
    url,
    thumbnailUrl: row.thumbnail_byte_size === null ? null : `${url}/thumbnail`,
    width: row.width,
    height: row.height,
  };
}
