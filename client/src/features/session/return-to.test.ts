import { describe, expect, it } from 'vitest';
import { rememberNext, safeNext, takeRememberedNext, withNext } from './return-to.js';

describe('safeNext', () => {
  it.each(['/', '/submit', '/boards/parks?order=top#a', '/ideas/42-长椅'])(
    'keeps the local path %s',
    (path) => {
      expect(decodeURIComponent(safeNext(path))).toBe(path);
    },
  );

  it.each([
    null,
    '',
    'submit',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example',
    '/\t/evil.example/',
    '/\n/evil.example',
    'javascript:alert(1)',
    ' /submit',
    'http://groundswell.test.evil.example/',
  ])('leads %j to the start page', (path) => {
    expect(safeNext(path)).toBe('/');
  });
});

describe('the way back', () => {
  it('travels in the address', () => {
    expect(withNext('/sign-in', '/submit?board=parks')).toBe('/sign-in?next=%2Fsubmit%3Fboard%3Dparks');
    expect(withNext('/sign-in', '/')).toBe('/sign-in');
    expect(withNext('/sign-in', 'https://evil.example/')).toBe('/sign-in');
  });

  it('outlives the tab while a mailed link is awaited, and serves once', () => {
    rememberNext('/submit');
    expect(takeRememberedNext()).toBe('/submit');
    expect(takeRememberedNext()).toBe('/');
  });

  it('is checked again when it is taken', () => {
    localStorage.setItem('returnTo', 'https://evil.example/');
    expect(takeRememberedNext()).toBe('/');
  });
});
