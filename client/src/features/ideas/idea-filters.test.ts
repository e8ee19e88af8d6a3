import { describe, expect, it } from 'vitest';
import {
  filterCount,
  formatFilters,
  ideasPath,
  listVariables,
  NO_FILTERS,
  parseFilters,
  type IdeaFilters,
} from './idea-filters.js';

const EVERYTHING: IdeaFilters = {
  order: 'TOP',
  search: 'more benches & trees',
  statuses: ['new', 'under-review'],
  stages: ['SUBMITTED', 'REVIEW'],
  tags: ['парк', '长椅'],
  author: 'ada',
  voted: true,
  unanswered: true,
};

describe('filters in the address', () => {
  it('come back as they were written', () => {
    expect(parseFilters(new URLSearchParams(formatFilters(EVERYTHING).toString()))).toEqual(EVERYTHING);
    expect(parseFilters(formatFilters(NO_FILTERS))).toEqual(NO_FILTERS);
  });

  it('write nothing when nothing is chosen', () => {
    expect(ideasPath(undefined, NO_FILTERS)).toBe('/');
    expect(ideasPath('parks', NO_FILTERS)).toBe('/boards/parks');
  });

  it('are written one way, however the address had them', () => {
    const odd = new URLSearchParams('tag= b&tag=b&mine=1&order=TOP&stage=review&stage=submitted&q=%20x%20');
    expect(formatFilters(parseFilters(odd)).toString()).toBe(
      'q=x&order=top&stage=submitted&stage=review&tag=b&mine=1',
    );
  });

  it('leave out what they do not know', () => {
    expect(
      parseFilters(new URLSearchParams('order=best&stage=lost&mine=yes&unanswered=&author=%20&foo=1')),
    ).toEqual(NO_FILTERS);
  });

  it('count what narrows the list, apart from the words searched for', () => {
    expect(filterCount(EVERYTHING)).toBe(9);
    expect(filterCount({ ...NO_FILTERS, search: 'x', order: 'TOP' })).toBe(0);
  });
});

describe('listVariables', () => {
  it('asks for the popular ones unless something else is said', () => {
    expect(listVariables(NO_FILTERS, undefined, undefined)).toEqual({ orderBy: 'POPULAR', filter: {} });
  });

  it('leaves the order of a search to its relevance', () => {
    expect(listVariables({ ...NO_FILTERS, search: 'x' }, undefined, undefined)).toEqual({
      orderBy: undefined,
      filter: { search: 'x' },
    });
  });

  it('passes on each filter', () => {
    expect(listVariables(EVERYTHING, 'b1', 'm1')).toEqual({
      orderBy: 'TOP',
      filter: {
        search: 'more benches & trees',
        boardIds: ['b1'],
        authorId: 'm1',
        statusKeys: ['new', 'under-review'],
        stages: ['SUBMITTED', 'REVIEW'],
        tags: ['парк', '长椅'],
        voted: true,
        unanswered: true,
      },
    });
  });
});
