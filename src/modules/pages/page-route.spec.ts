import { describe, expect, it } from '@jest/globals';
import { isFiltered, pageRoute } from './page-route.js';

describe('pageRoute', () => {
  it.each([
    ['/', { kind: 'ideas' }],
    ['/boards/parks', { kind: 'board', slug: 'parks' }],
    ['/boards/parks/', { kind: 'board', slug: 'parks' }],
    ['/ideas/42-night-buses', { kind: 'idea', number: 42, segment: '42-night-buses' }],
    ['/ideas/42', { kind: 'idea', number: 42, segment: '42' }],
    ['/ideas/42-%D0%B0', { kind: 'idea', number: 42, segment: '42-а' }],
    ['/members/Ann', { kind: 'member', handle: 'Ann' }],
    ['/people', { kind: 'people' }],
    ['/roadmap', { kind: 'roadmap' }],
    ['/roadmap/', { kind: 'roadmap' }],
    ['/ideas-in-action', { kind: 'ideasInAction' }],
    ['/adoptions/QWRvcHRpb246Nw', { kind: 'adoption', number: 7, segment: 'QWRvcHRpb246Nw' }],
    ['/sign-in/link', { kind: 'plain', name: 'signIn', path: '/sign-in/link' }],
    ['/triage', { kind: 'plain', name: 'triage', path: '/triage' }],
    ['/admin/workflow', { kind: 'plain', name: 'workflow', path: '/admin/workflow' }],
    ['/admin/reputation', { kind: 'plain', name: 'reputation', path: '/admin/reputation' }],
    ['/setup', { kind: 'plain', name: 'setup', path: '/setup' }],
  ])('knows %s', (path, route) => {
    expect(pageRoute(path)).toEqual(route);
  });

  it.each([
    '/nowhere',
    '/boards',
    '/boards/',
    '/boards/a/b',
    '/ideas/night-buses',
    '/ideas/0',
    '/ideas/042-a',
    '/ideas/42night',
    '/ideas/9999999999-a',
    '/adoptions/7',
    '/adoptions/SWRlYTo3',
    '/members/%E0%A4%A',
    '/members/a%00b',
    '/constructor',
    '//',
  ])('knows no page at %s', (path) => {
    expect(pageRoute(path)).toBeNull();
  });
});

describe('isFiltered', () => {
  it('is what changes the list, not what campaigns add', () => {
    expect(isFiltered(new URLSearchParams('utm_source=mail'))).toBe(false);
    expect(isFiltered(new URLSearchParams('utm_source=mail&order=top'))).toBe(true);
    expect(isFiltered(new URLSearchParams('q='))).toBe(true);
  });
});
