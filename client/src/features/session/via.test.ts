import { beforeEach, expect, it } from 'vitest';
import { keepVia, rememberedVia, withVia } from './via.js';

const DAY = 24 * 60 * 60 * 1000;

beforeEach(() => localStorage.clear());

function arrive(path: string, now = 0): void {
  window.history.replaceState({ idx: 3 }, '', path);
  keepVia(now);
}

it('keeps the first handle for 30 days, whoever comes next', () => {
  arrive('/ideas/7?via=Ada-Park', 0);
  arrive('/ideas/8?via=bob', DAY);
  expect(rememberedVia(29 * DAY)).toBe('ada-park');
  expect(rememberedVia(30 * DAY)).toBeNull();
  arrive('/?via=bob', 31 * DAY);
  expect(rememberedVia(31 * DAY)).toBe('bob');
});

it('takes it out of the address and leaves the rest', () => {
  arrive('/ideas/7-more-benches?order=TOP&via=ada#comments');
  expect(window.location.pathname + window.location.search + window.location.hash).toBe(
    '/ideas/7-more-benches?order=TOP#comments',
  );
  expect(window.history.state).toEqual({ idx: 3 });
});

it.each(['/?via=', '/?via=a%20b', '/?via=%3Cscript%3E', `/?via=${'x'.repeat(31)}`])(
  'keeps nothing of %s',
  (path) => {
    arrive(path);
    expect(rememberedVia(0)).toBeNull();
    expect(window.location.search).toBe('');
  },
);

it('keeps nothing where somebody tampered with what was kept', () => {
  for (const text of ['{', '7', '{"handle":7,"seenAt":0}', '{"handle":"a b","seenAt":0}']) {
    localStorage.setItem('via', text);
    expect(rememberedVia(0)).toBeNull();
  }
});

it('adds the handle of who shares, and nothing for a visitor', () => {
  expect(withVia('https://a.example/ideas/7-x', 'ada')).toBe('https://a.example/ideas/7-x?via=ada');
  expect(withVia('https://a.example/ideas/7-x', undefined)).toBe('https://a.example/ideas/7-x');
});
