import { createContext, useContext } from 'react';
import type { ResultOf } from '../../graphql/graphql.js';
import type { TriageRow } from './triage-fields.js';
import type { DeskBoard, DeskStatus, DeskTeam, TriageDeskQuery } from './triage-queries.js';
import type { TriageNames } from './triage-view.js';

interface Person {
  id: string;
  handle: string;
  displayName: string;
}

/** What stands on the desk of whoever triages: the workflow, and where ideas may go. */
export interface Desk extends TriageNames {
  statuses: readonly DeskStatus[];
  boards: readonly DeskBoard[];
  teams: readonly DeskTeam[];
  people: readonly Person[];
}

const byId = <Thing extends { id: string }>(things: readonly Thing[]): Thing[] => [
  ...new Map(things.map((thing) => [thing.id, thing])).values(),
];

const peopleOf = (teams: readonly DeskTeam[]): Person[] =>
  byId(teams.flatMap(({ members }) => members.nodes)).toSorted((a, b) =>
    a.displayName.localeCompare(b.displayName),
  );

export function toDesk({ statuses, viewer }: ResultOf<typeof TriageDeskQuery>): Desk | null {
  if (!viewer) return null;
  const boards = viewer.triageBoards;
  const teams = byId(boards.flatMap((board) => board.teams));
  return { viewerId: viewer.member.id, statuses, boards, teams, people: peopleOf(teams) };
}

/** The teams that own the boards of all of `ideas`, and their people: to whom they may be assigned together. */
export function assignable(desk: Desk, ideas: ReadonlyArray<Pick<TriageRow, 'board'>>) {
  const owners = [...new Set(ideas.map(({ board }) => board.id))].map(
    (id) => desk.boards.find((board) => board.id === id)?.teams ?? [],
  );
  const teams = desk.teams.filter((team) => owners.every((some) => some.some(({ id }) => id === team.id)));
  const people = owners
    .map(peopleOf)
    .reduce((both, some) => both.filter(({ id }) => some.some((person) => person.id === id)), desk.people);
  return { teams, people };
}

/** Where all of `ideas` may go in one step by `changeIdeaStatus`; their present status first where they share it. */
export function commonSteps(desk: Desk, ideas: ReadonlyArray<Pick<TriageRow, 'status'>>): DeskStatus[] {
  const present = [...new Set(ideas.map(({ status }) => status.key))];
  const reachable = desk.statuses.filter(({ key }) =>
    present.every((from) => desk.statuses.find((status) => status.key === from)?.next.includes(key)),
  );
  const shared = present.length === 1 ? desk.statuses.find(({ key }) => key === present[0]) : undefined;
  return [...(shared ? [shared] : []), ...reachable.filter(({ key }) => key !== shared?.key)];
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk is called outside of the triage inbox');
  return desk;
}
