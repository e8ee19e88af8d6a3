import type { TriageRow } from './triage-fields.js';

/** What has become different between two readings of an idea; each says what is now. */
export type Change =
  | { kind: 'STATUS'; name: string }
  | { kind: 'ANSWERED' }
  | { kind: 'TEAM'; name: string | null }
  | { kind: 'ASSIGNEE'; name: string | null }
  | { kind: 'TAGS'; tags: readonly string[] }
  | { kind: 'BOARD'; name: string }
  | { kind: 'MERGED'; number: number; title: string }
  | { kind: 'UNMERGED' }
  | { kind: 'ADOPTED'; title: string }
  | { kind: 'TEXT' }
  /** Something else of it, such as another answer. */
  | { kind: 'OTHER' };

export function changesBetween(before: TriageRow, now: TriageRow): Change[] {
  if (before.triageVersion === now.triageVersion && before.version === now.version) return [];
  const changes: Change[] = [];
  if (before.mergedInto?.id !== now.mergedInto?.id)
    changes.push(now.mergedInto ? { kind: 'MERGED', ...now.mergedInto } : { kind: 'UNMERGED' });
  if (before.adoption?.id !== now.adoption?.id && now.adoption)
    changes.push({ kind: 'ADOPTED', title: now.adoption.title });
  else if (before.status.key !== now.status.key) changes.push({ kind: 'STATUS', name: now.status.name });
  else if (before.answeredAfter === null && now.answeredAfter !== null) changes.push({ kind: 'ANSWERED' });
  if (before.board.id !== now.board.id) changes.push({ kind: 'BOARD', name: now.board.name });
  if (before.team?.id !== now.team?.id) changes.push({ kind: 'TEAM', name: now.team?.name ?? null });
  if (before.assignee?.id !== now.assignee?.id)
    changes.push({ kind: 'ASSIGNEE', name: now.assignee?.displayName ?? null });
  if (before.tags.join('\n') !== now.tags.join('\n')) changes.push({ kind: 'TAGS', tags: now.tags });
  if (before.version !== now.version) changes.push({ kind: 'TEXT' });
  return changes.length ? changes : [{ kind: 'OTHER' }];
}

/** What each idea was when this person last saw or changed it, so that what others do to it meanwhile can be said. */
export class SeenIdeas {
  private readonly seen = new Map<string, TriageRow>();
  /** Being changed from here: until the answer is there, what arrives may be one's own. */
  private readonly underWay = new Map<string, number>();
  private readonly listeners = new Set<() => void>();
  private revision = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Rises whenever `changesOf` may answer differently for the same idea. */
  readonly getRevision = (): number => this.revision;

  readonly begin = (ids: readonly string[]): void => {
    for (const id of ids) this.underWay.set(id, (this.underWay.get(id) ?? 0) + 1);
  };

  /** `now`: those of `ids` that were changed. */
  readonly end = (ids: readonly string[], now: readonly TriageRow[]): void => {
    for (const id of ids) {
      const left = (this.underWay.get(id) ?? 1) - 1;
      if (left > 0) this.underWay.set(id, left);
      else this.underWay.delete(id);
    }
    this.acknowledge(now);
  };

  readonly acknowledge = (rows: readonly TriageRow[]): void => {
    for (const row of rows) this.seen.set(row.id, row);
    this.revision += 1;
    for (const listener of this.listeners) listener();
  };

  /** Remembers an idea that was not seen before. */
  readonly meet = (row: TriageRow): void => {
    if (!this.seen.has(row.id)) this.seen.set(row.id, row);
  };

  readonly changesOf = (row: TriageRow): Change[] => {
    const before = this.seen.get(row.id);
    return before && !this.underWay.has(row.id) ? changesBetween(before, row) : [];
  };
}
