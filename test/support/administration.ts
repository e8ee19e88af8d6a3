import type { TestApp } from './app.js';
import type { Person } from './factories.js';
import { mutate } from './triage.js';

/** What was written down of a deed, latest first. */
export const auditOf = (world: Pick<TestApp, 'db'>, action: string) =>
  world.db.query<{ actor_id: number; subject_id: number; details: Record<string, unknown> }>(
    'SELECT actor_id, subject_id, details FROM audit_events WHERE action = $1 ORDER BY id DESC',
    [action],
  );

const SELECTIONS: Record<string, string> = {
  createBoard: 'board { id slug name description visibility voteBudget holdFirstPosts teams { slug } }',
  updateBoard: 'board { id slug name description visibility voteBudget holdFirstPosts teams { slug } }',
  createTeam: 'team { id slug name members { nodes { handle } totalCount } }',
  updateTeam: 'team { id slug name members { nodes { handle } totalCount } }',
  setMemberRole: 'member { handle role }',
  castVoteFor: 'counted idea { number promoteCount demoteCount supporters { nodes { handle } totalCount } }',
  withdrawVoteFor: 'idea { promoteCount }',
};

/** One deed of an administrator's (or of a team's), with all that it answers. */
export const administer = (
  world: Pick<TestApp, 'url'>,
  who: Pick<Person, 'cookie'> | Record<string, never>,
  name: string,
  input: Record<string, unknown>,
) => mutate(world, who, name, input, SELECTIONS[name] ?? 'deletedId');
