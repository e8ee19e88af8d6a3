import type { MergeTarget } from './merge-target.js';
import type { TriageRow } from './triage-fields.js';

/** What a dialog of the inbox asks about, and for which ideas. */
export type Asking =
  | { kind: 'answer' | 'status' | 'assign' | 'tags' | 'adopt'; ideas: readonly TriageRow[] }
  | { kind: 'merge'; ideas: readonly TriageRow[]; target?: MergeTarget }
  | { kind: 'templates' | 'keys' | 'filters' | 'saveView' };

export type Ask = (asking: Asking) => void;
