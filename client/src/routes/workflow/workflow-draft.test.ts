import { expect, it } from 'vitest';
import { draftsOf, inputOf, moved, newDraft, problemsAt, problemsBeyond, without } from './workflow-draft.js';

const status = (key: string, stage: 'SUBMITTED' | 'REVIEW' | 'ADOPTED' | 'CLOSED', next: string[] = []) => ({
  key,
  name: key,
  stage,
  color: '#123456',
  outcome: null,
  next,
  requiresResponse: false,
  ideaCount: 0,
});
const drafts = draftsOf([
  status('new', 'SUBMITTED', ['review']),
  status('review', 'REVIEW', ['closed']),
  status('adopted', 'ADOPTED'),
  status('closed', 'CLOSED', ['review']),
]);

it('keeps the steps when a status gets another key, and tells the server which one it was', () => {
  const renamed = drafts.map((draft) => (draft.id === 'review' ? { ...draft, key: 'looking' } : draft));
  const input = inputOf(renamed);
  expect(input.map(({ key, previousKey, next }) => [key, previousKey, next])).toEqual([
    ['new', null, ['looking']],
    ['looking', 'review', ['closed']],
    ['adopted', null, []],
    ['closed', null, ['looking']],
  ]);
});

it('sends no step into or out of adoption, whatever was ticked before the stage was chosen', () => {
  const ticked = drafts.map((draft) =>
    draft.id === 'review' ? { ...draft, next: ['adopted', 'closed'] } : draft,
  );
  expect(inputOf(ticked)[1]?.next).toEqual(['closed']);
});

it('takes a removed status out of the others’ steps', () => {
  expect(without(drafts, 'review').map(({ next }) => next)).toEqual([[], [], []]);
});

it('moves a status by one place, and nowhere beyond the ends', () => {
  expect(moved(drafts, 1, -1).map(({ id }) => id)).toEqual(['review', 'new', 'adopted', 'closed']);
  expect(moved(drafts, 0, -1).map(({ id }) => id)).toEqual(drafts.map(({ id }) => id));
});

it('finds what is said of a place, and what of the whole', () => {
  const errors = [
    { code: 'IN_USE' as const, field: ['statuses', '2', 'key'], message: 'there' },
    { code: 'INVALID' as const, field: ['statuses'], message: 'whole' },
  ];
  expect(problemsAt(errors, 2).map(({ message }) => message)).toEqual(['there']);
  expect(problemsBeyond(errors).map(({ message }) => message)).toEqual(['whole']);
  expect(inputOf([newDraft('x')])[0]?.previousKey).toBeNull();
});
