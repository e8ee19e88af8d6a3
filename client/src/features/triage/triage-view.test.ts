import { describe, expect, it } from 'vitest';
import { loadOwnViews, withOwnView, withoutOwnView } from './own-views.js';
import {
  formatView,
  INBOX,
  parseView,
  PRESETS,
  stillBelongs,
  triagePath,
  triageVariables,
  type TriageView,
} from './triage-view.js';

const NAMES = {
  viewerId: 'm1',
  boards: [
    { id: 'b1', slug: 'parks' },
    { id: 'b2', slug: 'roads' },
  ],
  teams: [{ id: 't1', slug: 'makers' }],
  people: [
    { id: 'm1', handle: 'ada' },
    { id: 'm2', handle: 'me' },
  ],
};

const FULL: TriageView = {
  show: 'all',
  order: 'TOP',
  search: 'night trams',
  boards: ['parks', 'roads'],
  stages: ['REVIEW'],
  statuses: ['under-review'],
  team: 'makers',
  assignee: '@ada',
  tags: ['night', 'тихо'],
};

const read = (query: string) => parseView(new URLSearchParams(query));

describe('a view as an address', () => {
  it.each([INBOX, FULL, ...Object.values(PRESETS)])('comes back as it was: %j', (view) => {
    expect(read(formatView(view).toString())).toEqual(view);
  });

  it('is bare for the inbox, and names the idea that is open', () => {
    expect(triagePath(INBOX)).toBe('/triage');
    expect(triagePath(INBOX, 42)).toBe('/triage?idea=42');
    expect(triagePath(PRESETS.mine)).toBe('/triage?show=all&stage=submitted&stage=review&assignee=me');
  });

  it('leaves out what it does not know', () => {
    expect(read('show=everything&order=oldest&stage=nowhere&tag=&board=%20&page=3')).toEqual(INBOX);
  });
});

describe('a view as a question to the API', () => {
  it('asks for what waits longest on the boards that one triages, never for more', () => {
    expect(triageVariables(INBOX, NAMES)).toEqual({
      orderBy: 'DUE',
      filter: { boardIds: ['b1', 'b2'], unanswered: true },
    });
  });

  it('names boards, teams and people by their ids', () => {
    expect(triageVariables(FULL, NAMES)).toEqual({
      orderBy: 'TOP',
      filter: {
        boardIds: ['b1', 'b2'],
        search: 'night trams',
        stages: ['REVIEW'],
        statusKeys: ['under-review'],
        tags: ['night', 'тихо'],
        teamId: 't1',
        assigneeId: 'm1',
      },
    });
  });

  it('tells oneself from somebody who is called “me”', () => {
    expect(triageVariables({ ...INBOX, assignee: 'me' }, NAMES).filter?.assigneeId).toBe('m1');
    expect(triageVariables({ ...INBOX, assignee: '@me' }, NAMES).filter?.assigneeId).toBe('m2');
    expect(triageVariables({ ...INBOX, assignee: 'none' }, NAMES).filter).toMatchObject({ unassigned: true });
  });

  it.each([{ boards: ['elsewhere'] }, { team: 'nobody' }, { assignee: '@nobody' }])(
    'lists nothing, not everything, for a name that nothing has: %j',
    (unknown) => {
      expect(triageVariables({ ...INBOX, ...unknown }, NAMES).filter?.boardIds).toEqual([]);
    },
  );

  it('orders by relevance while searching, and what is overdue by its day whatever is asked', () => {
    expect(triageVariables({ ...INBOX, search: 'tram' }, NAMES).orderBy).toBeUndefined();
    expect(triageVariables({ ...PRESETS.overdue, order: 'TOP' }, NAMES).orderBy).toBe('DUE');
  });
});

describe('an idea that was changed', () => {
  const idea = {
    answeredAfter: null as number | null,
    tags: ['night'],
    board: { slug: 'parks' },
    status: { key: 'new', stage: 'SUBMITTED' as const },
    team: null as { slug: string } | null,
    assignee: null as { id: string } | null,
    mergedInto: null as object | null,
  };
  const review = { key: 'under-review', stage: 'REVIEW' as const };

  it.each([
    ['as it was', {}, INBOX, true],
    ['once answered', { answeredAfter: 60 }, INBOX, false],
    ['once answered, among all', { answeredAfter: 60 }, PRESETS.all, true],
    ['once merged', { mergedInto: {} }, PRESETS.all, false],
    ['in review', { status: review }, PRESETS.review, true],
    ['not in review', {}, PRESETS.review, false],
    ['archived', { status: { key: 'archived', stage: 'ARCHIVED' as const } }, PRESETS.all, false],
    ['taken by somebody', { assignee: { id: 'm2' } }, PRESETS.unassigned, false],
    ['of mine, given away', { assignee: { id: 'm2' } }, PRESETS.mine, false],
    ['of mine', { assignee: { id: 'm1' } }, PRESETS.mine, true],
    ['of another team', { team: { slug: 'movers' } }, { ...INBOX, team: 'makers' }, false],
    ['with another tag', { tags: ['day'] }, { ...INBOX, tags: ['night'] }, false],
    ['on another board', { board: { slug: 'roads' } }, { ...INBOX, boards: ['parks'] }, false],
  ])('%s: %o', (_name, change, view, belongs) => {
    expect(stillBelongs({ ...idea, ...change }, view, NAMES)).toBe(belongs);
  });
});

describe('views of one’s own', () => {
  it('are kept by name, the last of a name in place of the one before, and thrown away', () => {
    const first = withOwnView(loadOwnViews(), { name: 'Trams', view: FULL });
    withOwnView(first, { name: 'Trams', view: PRESETS.review });
    expect(loadOwnViews()).toEqual([{ name: 'Trams', view: PRESETS.review }]);
    withoutOwnView(loadOwnViews(), 'Trams');
    expect(loadOwnViews()).toEqual([]);
  });

  it.each(['nonsense', '{}', '[1, ["a"], ["b", 2]]'])(
    'are none where something else was stored: %s',
    (stored) => {
      localStorage.setItem('triage:views', stored);
      expect(loadOwnViews()).toEqual([]);
    },
  );
});
