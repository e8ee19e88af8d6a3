import type { AttachedFile } from '../attachments/attachment-fields.js';
import { isAttachedFile } from './send-file.js';

/** How long the server keeps a file that nothing has, milliseconds. */
export const KEPT_FOR = 24 * 60 * 60 * 1000;

/** The files of a draft as the browser remembers them. */
export interface KeptFiles {
  files: Array<{ attachment: AttachedFile; arrivedAt: number | null }>;
  /** Names of what had not arrived when the page was left. */
  interrupted: string[];
}

function isKeptFile(value: unknown): value is KeptFiles['files'][number] {
  if (typeof value !== 'object' || value === null) return false;
  const { attachment, arrivedAt } = Object.fromEntries(Object.entries(value));
  return isAttachedFile(attachment) && (arrivedAt === null || typeof arrivedAt === 'number');
}

/** What was kept, whoever may have written it; null for nothing. */
export function keptFiles(stored: unknown): KeptFiles | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { files, interrupted } = Object.fromEntries(Object.entries(stored));
  if (!Array.isArray(files) || !Array.isArray(interrupted)) return null;
  return {
    files: files.filter(isKeptFile),
    interrupted: interrupted.filter((name) => typeof name === 'string'),
  };
}
