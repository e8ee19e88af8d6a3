import type { OnProgress } from './import-progress.js';
import type { ImportSource } from './import-source.js';
import type { ImportSummary } from './import-summary.js';

export interface ImportOptions {
  boardId: number;
  onProgress?: OnProgress;
  /** Looked at between batches, each of which leaves everything in order. */
  signal?: AbortSignal;
}

/** One import under way. */
export interface ImportRun extends ImportOptions {
  source: ImportSource;
  summary: ImportSummary;
  /** Milliseconds, by the database's clock; later times count as this. */
  now: number;
  /** Each idea's number in this run by external id, or why it has none. */
  numbers: Map<string, number | 'left-out' | 'broken'>;
  /** Ids by number. */
  ideaIds: number[];
}
