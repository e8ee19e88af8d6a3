import { describe, expect, it } from '@jest/globals';
import { mayResetPassword } from './credentials.policy.js';

describe('mayResetPassword', () => {
  it.each([
    { hasPassword: true, isByLink: false, isLinkFresh: false, expected: false },
    { hasPassword: true, isByLink: true, isLinkFresh: false, expected: false },
    { hasPassword: true, isByLink: true, isLinkFresh: true, expected: true },
    { hasPassword: false, isByLink: true, isLinkFresh: false, expected: true },
    { hasPassword: false, isByLink: false, isLinkFresh: false, expected: false },
  ])('$expected for $hasPassword, $isByLink, $isLinkFresh', ({ expected, ...credentials }) => {
    expect(mayResetPassword(credentials)).toBe(expected);
  });
});
