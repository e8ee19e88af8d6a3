import { describe, expect, it } from '@jest/globals';
import { isForeignOrigin } from './csrf.js';

const PUBLIC = 'https://ideas.example.org/community';
const host = 'internal:3000';
const cookie = 'locale=en; groundswell_session=abc';

describe('isForeignOrigin', () => {
  it('knows the public address', () => {
    expect(isForeignOrigin({ origin: 'https://ideas.example.org', host, cookie }, PUBLIC)).toBe(false);
  });

  it('knows the address that the request was sent to', () => {
    expect(isForeignOrigin({ origin: 'http://Internal:3000', host, cookie }, PUBLIC)).toBe(false);
  });

  it.each([
    'https://evil.example',
    'https://ideas.example.org.evil.example',
    'http://ideas.example.org',
    'https://ideas.example.org:8443',
    'http://internal:3001',
    'null',
    '',
  ])('refuses %j', (origin) => {
    expect(isForeignOrigin({ origin, host, cookie }, PUBLIC)).toBe(true);
    expect(isForeignOrigin({ origin, host }, PUBLIC)).toBe(true);
  });

  it('takes a program, which names no origin, at its word', () => {
    expect(isForeignOrigin({ host }, PUBLIC)).toBe(false);
    expect(isForeignOrigin({ host, cookie }, PUBLIC)).toBe(false);
  });

  it('takes a browser’s request without an origin only where the browser calls the site its own', () => {
    expect(isForeignOrigin({ host, cookie, 'sec-fetch-site': 'same-origin' }, PUBLIC)).toBe(false);
    expect(isForeignOrigin({ host, cookie, 'sec-fetch-site': 'none' }, PUBLIC)).toBe(false);
    expect(isForeignOrigin({ host, cookie, 'sec-fetch-site': 'same-site' }, PUBLIC)).toBe(true);
    expect(isForeignOrigin({ host, cookie, 'sec-fetch-site': 'cross-site' }, PUBLIC)).toBe(true);
  });
});
