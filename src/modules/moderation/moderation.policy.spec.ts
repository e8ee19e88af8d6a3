import { describe, expect, it } from '@jest/globals';
import { MODERATION_ACTIONS, stateAfter, type DecisionFacts } from './moderation.policy.js';

const facts: DecisionFacts = { state: 'VISIBLE', hasReports: false, isHiddenByBan: false, isDeleted: false };
const after = (more: Partial<DecisionFacts>) =>
  MODERATION_ACTIONS.map((action) => stateAfter(action, { ...facts, ...more }));

describe('a decision about content', () => {
  it.each([
    ['VISIBLE', [null, 'HIDDEN', null, null]],
    ['HELD', ['VISIBLE', 'HIDDEN', null, null]],
    ['HIDDEN', [null, null, 'VISIBLE', null]],
  ] as const)('on %s leads to %j (approve, hide, restore, dismiss)', (state, expected) => {
    expect(after({ state })).toEqual(expected);
    expect(after({ state, hasReports: true })).toEqual([...expected.slice(0, 3), state]);
  });

  it('makes lasting what a ban hides', () => {
    expect(after({ state: 'HIDDEN', isHiddenByBan: true })).toEqual([null, 'HIDDEN', 'VISIBLE', null]);
  });

  it('on what was deleted dismisses reports and nothing else', () => {
    expect(after({ isDeleted: true, hasReports: true })).toEqual([null, null, null, 'VISIBLE']);
    expect(after({ isDeleted: true })).toEqual([null, null, null, null]);
  });
});
