import type { TestApp } from './app.js';
import type { Person, TestBoard, TestIdea } from './factories.js';

/**
 * Who asks. The author wrote the idea that the row is about; `team` is of the board's team, `otherTeam` of another one.
 */
export const ROLES = ['visitor', 'stranger', 'author', 'otherTeam', 'team', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface AccessWorld {
  /** For what has to be there first. */
  world: TestApp;
  /** A fresh idea of the author's, on the board. */
  idea: TestIdea;
  board: TestBoard;
  /** Of the board. */
  teamId: number;
  people: Readonly<Record<Exclude<Role, 'visitor'>, Person>>;
  /** Who asks this time. */
  role: Role;
}

/** What each role gets from a field: ok, or the code of its refusal. */
export interface AccessRow {
  /** A whole operation whose answer is called `it`; a promise where something has to be there first. */
  operation: (on: AccessWorld) => string | Promise<string>;
  expected: Record<Role, string>;
}

export type AccessRows = Record<string, AccessRow>;

/** The same answer for every role. */
export const all = (answer: string): Record<Role, string> => ({
  visitor: answer,
  stranger: answer,
  author: answer,
  otherTeam: answer,
  team: answer,
  moderator: answer,
  admin: answer,
});
export const signedIn = (answer = 'ok'): Record<Role, string> => ({
  ...all(answer),
  visitor: 'UNAUTHENTICATED',
});
/** What product teams do: the board's own, and administrators. */
export const teamOnly = (answer = 'ok'): Record<Role, string> => ({
  ...signedIn('FORBIDDEN'),
  team: answer,
  admin: answer,
});
export const adminOnly = (answer = 'ok'): Record<Role, string> => ({
  ...signedIn('FORBIDDEN'),
  admin: answer,
});

export const payload = 'userErrors { code }';
