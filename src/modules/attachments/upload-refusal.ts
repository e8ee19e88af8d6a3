import type { MessageValues } from '../../common/i18n/format-message.js';
import type { UPLOAD_MESSAGES } from './upload.messages.js';

/** Why an upload was refused, as `error.code` says it. */
export type UploadCode = keyof typeof UPLOAD_MESSAGES;

/** An upload that can't be taken; nothing of it is kept. */
export class UploadRefusal extends Error {
  constructor(
    readonly code: UploadCode,
    readonly field: string | null = null,
    readonly values: MessageValues = {},
  ) {
    super(code);
  }
}
