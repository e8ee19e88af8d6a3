import { expect, it } from 'vitest';
import { parseRoadmapView, roadmapPath } from './roadmap-view.js';

const read = (query: string) => parseRoadmapView(new URLSearchParams(query));

it('comes back from the address as it was written', () => {
  const view = { by: 'quarter', board: 'parks', team: 'green & co' } as const;
  expect(read(roadmapPath(view).split('?')[1] ?? '')).toEqual(view);
});

it('goes by stage over everything unless something else is said', () => {
  expect(read('by=colour&board=%20&x=1')).toEqual({ by: 'stage', board: null, team: null });
  expect(roadmapPath({ by: 'stage', board: null, team: null })).toBe('/roadmap');
});
