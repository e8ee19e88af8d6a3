import { vi } from 'vitest';
import { IdeaCountQuery } from '../features/ideas/ideas-query.js';
import { ShellQuery } from '../features/session/shell.js';
import { ReplyTemplatesQuery } from '../features/triage/reply-templates.js';
import { TriageDeskQuery, TriagedIdeasQuery, TriageIdeasQuery } from '../features/triage/triage-queries.js';
import { NotesQuery } from '../routes/triage/notes.js';
import { ReadingQuery } from '../routes/triage/reading-query.js';
import { answer } from './api.js';
import { comments } from './comment-facts.js';
import { ADA, BENCHES, PARKS, shell, VIEWER } from './facts.js';

/** A desk with three ideas on it, answered for as the server would. */

export const DANA = { ...ADA, id: 'm2', handle: 'dana', displayName: 'Dana Lee' };
const MAKERS = { __typename: 'Team', id: 't1', slug: 'makers', name: 'Makers' };

const status = (key: string, name: string, stage: string, next: string[], requiresResponse = false) => ({
  __typename: 'IdeaStatus',
  key,
  name,
  stage,
  next,
  requiresResponse,
});
export const NEW = status('new', 'New', 'SUBMITTED', ['acknowledged', 'under-review', 'not-planned']);
export const REVIEW = status('under-review', 'Under review', 'REVIEW', ['not-planned'], true);
const STATUSES = [
  NEW,
  status('acknowledged', 'Acknowledged', 'REVIEW', ['under-review', 'not-planned']),
  REVIEW,
  status('not-planned', 'Not planned', 'CLOSED', ['under-review'], true),
];

const triaged = (number: number, title: string) => ({
  ...BENCHES,
  id: `i${number}`,
  number,
  slug: 'x',
  title,
  createdAt: '2026-01-01T00:00:00.000Z',
  dueAt: '2026-01-31T00:00:00.000Z' as string | null,
  answeredAfter: null as number | null,
  triageVersion: 1,
  version: 1,
  tags: [] as string[],
  internalNoteCount: 0,
  board: { ...PARKS, teams: [MAKERS] },
  status: NEW,
  team: null as typeof MAKERS | null,
  assignee: null as typeof ADA | null,
  adoption: null,
  mergedInto: null as object | null,
});

export type Triaged = ReturnType<typeof triaged>;

/** A step of an idea's history. */
export const step = (
  idea: Triaged,
  actor: typeof ADA,
  { response, undoableUntil = null }: { response?: string; undoableUntil?: string | null } = {},
) => ({
  __typename: 'StatusChange',
  id: `step-${idea.id}-${idea.triageVersion}`,
  createdAt: new Date().toISOString(),
  isUndone: false,
  undoableUntil,
  responseHtml: response ?? null,
  from: NEW,
  to: idea.status,
  actor: { ...actor, teams: [MAKERS] },
});

const connection = (nodes: readonly unknown[], endCursor: string | null = null) => ({
  nodes,
  totalCount: nodes.length,
  pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor },
});
const of = (typename: string, nodes: readonly unknown[], endCursor?: string | null) => ({
  __typename: typename,
  ...connection(nodes, endCursor),
});

const withHistory = (idea: Triaged, steps: readonly unknown[]) => ({
  ...idea,
  history: of('StatusChangeConnection', steps),
});

export const byStatus = (key: string) => STATUSES.find((known) => known.key === key) ?? NEW;

/** Answers what the inbox asks; `ideas` may be changed by others while a test goes on. */
export function openDesk(ideas: Map<string, Triaged>, pageSize = 50) {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  const steps = new Map<string, Array<ReturnType<typeof step>>>();
  const stepsOf = (idea: Triaged) => steps.get(idea.id) ?? [];
  const all = () => [...ideas.values()];
  const waiting = () => all().filter((idea) => idea.answeredAfter === null && idea.mergedInto === null);
  answer(ShellQuery, () => shell({ ...VIEWER, triageBoards: [PARKS] }));
  answer(TriageDeskQuery, () => ({
    statuses: STATUSES,
    viewer: {
      ...VIEWER,
      triageBoards: [{ ...PARKS, teams: [{ ...MAKERS, members: of('MemberConnection', [ADA, DANA]) }] }],
    },
  }));
  const lists = answer(TriageIdeasQuery, ({ after }) => {
    const from = Number(after ?? 0);
    const found = waiting().slice(from, from + pageSize);
    const end = from + found.length;
    return { ideas: of('IdeaConnection', found, end < waiting().length ? String(end) : null) };
  });
  answer(IdeaCountQuery, () => ({ ideas: { __typename: 'IdeaConnection', totalCount: waiting().length } }));
  answer(ReadingQuery, ({ number }) => {
    const idea = all().find((known) => known.number === number);
    if (!idea) return { idea: null };
    const others = all().filter((known) => known !== idea && !known.mergedInto);
    return {
      idea: {
        ...withHistory(idea, stepsOf(idea)),
        bodyHtml: `<p>The text of ${idea.title}</p>`,
        attachments: [],
        excerpt: '',
        editedAt: null,
        importedSupport: 0,
        commentCount: 2,
        followerCount: 3,
        author: ADA,
        officialResponse: stepsOf(idea).find(({ responseHtml }) => responseHtml) ?? null,
        similar: others.map((other) => ({ __typename: 'SimilarIdea', similarity: 0.9, idea: other })),
        merged: of('IdeaConnection', []),
        viewerCan: { __typename: 'IdeaPermissions', triage: true, voteFor: false },
      },
    };
  });
  answer(NotesQuery, ({ ideaId }) => ({
    node: { ...ideas.get(ideaId), notes: comments([]) },
  }));
  answer(TriagedIdeasQuery, ({ ids }) => ({
    nodes: (Array.isArray(ids) ? ids : [ids]).map((id) => {
      const idea = ideas.get(id);
      return idea ? withHistory(idea, stepsOf(idea).slice(0, 1)) : null;
    }),
  }));
  answer(ReplyTemplatesQuery, () => ({
    viewer: {
      ...VIEWER,
      member: { ...ADA, teams: [MAKERS] },
      replyTemplates: [
        {
          __typename: 'ReplyTemplate',
          id: 'r1',
          name: 'Later',
          body: 'We look at it in June.',
          team: MAKERS,
        },
      ],
    },
  }));
  /** As `actor`, moves an idea; what the server would answer a mutation with. */
  const change = (id: string, actor: typeof ADA, to: Partial<Triaged>, response?: string) => {
    const before = ideas.get(id);
    if (!before) throw new Error(`no idea ${id}`);
    const now = {
      ...before,
      ...to,
      triageVersion: before.triageVersion + 1,
      ...(response && { answeredAfter: 60 }),
    };
    ideas.set(id, now);
    const undoableUntil = actor === ADA ? new Date(Date.now() + 60_000).toISOString() : null;
    const made = step(now, actor, { response, undoableUntil });
    if (to.status ?? response) steps.set(id, [made, ...stepsOf(now)]);
    return withHistory(now, stepsOf(now).slice(0, 1));
  };
  return { ideas, lists, change };
}

export const threeIdeas = () =>
  new Map(
    [triaged(1, 'More benches'), triaged(2, 'Night trams'), triaged(3, 'Quiet cars')].map((idea) => [
      idea.id,
      idea,
    ]),
  );
