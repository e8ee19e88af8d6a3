/** What an import can't begin or go on with, said in one line. */
export class ImportError extends Error {}

export interface ImportedMember {
  externalId: string;
  /** Wished for; another one is found where it is taken. Lower case. */
  handle: string;
  displayName: string;
}

export interface ImportedIdea {
  externalId: string;
  authorExternalId: string;
  /** One line, at most LIMITS.titleMax code points. */
  title: string;
  /** Markdown; may be empty. */
  body: string;
  tags: readonly string[];
  /** Milliseconds since 1970. */
  createdAt: number;
}

export interface ImportedVote {
  ideaExternalId: string;
  voterExternalId: string;
  /** 0 withdraws what this voter said before. */
  direction: 1 | 0 | -1;
  /** Milliseconds since 1970. */
  castAt: number;
}

/** Where a row stands; lines count from 1. */
interface Place {
  file: string;
  line: number;
}

/** One row of a source: what it says, or why it is left out on purpose, or why nobody can read it. */
export type SourceRow<T> = Place &
  (
    | { kind: 'row'; value: T }
    | { kind: 'left-out'; externalId: string; reason: string }
    | { kind: 'broken'; externalId?: string; reason: string }
  );

/**
 * Another platform's ideas and votes, whatever its format. Each call reads anew from the start, row by row; nothing is checked against
 * other rows and no order is promised, but for the order of the file.
 */
export interface ImportSource {
  /** Tells this data apart from all other: the same conversation exported again has the same. Lower-case letters, digits, hyphens. */
  readonly key: string;
  /** Those of `wanted` that the source can describe, each once. */
  members(wanted: ReadonlySet<string>): AsyncIterable<ImportedMember>;
  ideas(): AsyncIterable<SourceRow<ImportedIdea>>;
  votes(): AsyncIterable<SourceRow<ImportedVote>>;
}
