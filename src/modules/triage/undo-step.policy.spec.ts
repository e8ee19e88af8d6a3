import { describe, expect, it } from '@jest/globals';
import { refusedUndo, type UndoStep } from './undo-step.policy.js';

const step: UndoStep = {
  isUndoable: true,
  isInTime: true,
  isLatest: true,
  from: { statusId: 1, stage: 'SUBMITTED', isRetired: false },
  to: { statusId: 2, stage: 'CLOSED' },
};
const adopted = { statusId: 3, stage: 'ADOPTED', isRetired: false } as const;

describe('taking back', () => {
  it.each<[string, Partial<UndoStep>, string | null]>([
    ['a step just made', {}, null],
    ['an answer where the idea stood', { from: { ...adopted }, to: adopted }, null],
    ['a step too long ago', { isInTime: false }, 'TRANSITION_NOT_ALLOWED'],
    ['a step that others followed', { isLatest: false }, 'STALE'],
    ['a step that others followed, too late', { isLatest: false, isInTime: false }, 'STALE'],
    ['what a job did', { isUndoable: false }, 'TRANSITION_NOT_ALLOWED'],
    ['an adoption', { isUndoable: false, to: adopted }, 'IN_ADOPTION'],
    ['the end of an adoption', { isUndoable: false, from: adopted }, 'IN_ADOPTION'],
    ['an adoption’s own answer', { isUndoable: false, from: adopted, to: adopted }, 'TRANSITION_NOT_ALLOWED'],
    ['the beginning', { isUndoable: false, from: null }, 'TRANSITION_NOT_ALLOWED'],
    [
      'a step from what has left the workflow since',
      { from: { statusId: 1, stage: 'REVIEW', isRetired: true } },
      'TRANSITION_NOT_ALLOWED',
    ],
    [
      'a step from what has become adoption’s since',
      { from: { statusId: 1, stage: 'BUILDING', isRetired: false } },
      'TRANSITION_NOT_ALLOWED',
    ],
  ])('%s', (_, more, expected) => {
    expect(refusedUndo({ ...step, ...more })).toBe(expected);
  });
});
