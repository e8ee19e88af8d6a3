import { describe, expect, it } from '@jest/globals';
import { MODERATION_ACTIONS, stateAfter } from './moderation.policy.js';

describe('what a moderator’s action makes of content', () => {
  it.each([
    ['VISIBLE', false, [null, 'HIDDEN', null, null]],
    ['VISIBLE', true, [null, 'HIDDEN', null, 'VISIBLE']],
    ['HELD', false, ['VISIBLE', 'HIDDEN', null, null]],
    ['HELD', true, ['VISIBLE', 'HIDDEN', null, 'HELD']],
    ['HIDDEN', false, [null, null, 'VISIBLE', null]],
    ['HIDDEN', true, [null, null, 'VISIBLE', 'HIDDEN']],
  ] as const)('that is %s, with reports: %s', (state, hasReports, expected) => {
    expect(MODERATION_ACTIONS.map((action) => stateAfter(action, state, hasReports))).toEqual(expected);
  });
});
