import { describe, expect, it } from '@jest/globals';
import { planWorkflow, type PresentStatus } from './workflow-plan.js';
import type { StatusDraft } from './workflow.policy.js';

const present = (id: number, key: string, more: Partial<PresentStatus> = {}): PresentStatus => ({
  id,
  key,
  name: key,
  stage: 'REVIEW',
  outcome: null,
  isRetired: false,
  ideas: 0,
  ...more,
});
const draft = (key: string, more: Partial<StatusDraft> = {}): StatusDraft => ({
  key,
  name: key,
  stage: 'REVIEW',
  color: '#000000',
  next: [],
  requiresResponse: false,
  ...more,
});
const plan = (drafts: StatusDraft[], there: PresentStatus[], locale: 'en' | 'ru' = 'en') => {
  const { statuses, vanishedIds, refusals } = planWorkflow(drafts, there, locale);
  return {
    ids: statuses.map(({ id }) => id),
    names: statuses.map(({ name }) => name),
    vanishedIds,
    refused: refusals.map(({ code, field }) => `${code} ${field?.join('.')}`),
  };
};

describe('the plan of a new workflow', () => {
  it('keeps statuses by key, adds what is new, and lets go what is left out', () => {
    expect(plan([draft('b'), draft('c')], [present(1, 'a'), present(2, 'b', { ideas: 3 })])).toMatchObject({
      ids: [2, null],
      vanishedIds: [1],
      refused: [],
    });
  });

  it('follows renames, even where two change places or a new one takes the old key', () => {
    const there = [present(1, 'a', { ideas: 1 }), present(2, 'b', { ideas: 1 })];
    expect(plan([draft('a', { previousKey: 'b' }), draft('b', { previousKey: 'a' })], there)).toMatchObject({
      ids: [2, 1],
      vanishedIds: [],
      refused: [],
    });
    expect(
      plan([draft('a'), draft('z', { previousKey: 'a' }), draft('b', { previousKey: 'b' })], there),
    ).toMatchObject({ ids: [null, 1, 2], vanishedIds: [], refused: [] });
  });

  it('refuses renames of what is not there, or of one twice', () => {
    const there = [present(1, 'a'), present(2, 'old', { isRetired: true })];
    expect(
      plan(
        [
          draft('x', { previousKey: 'nothing' }),
          draft('y', { previousKey: 'old' }),
          draft('z', { previousKey: 'a' }),
          draft('w', { previousKey: 'a' }),
        ],
        there,
      ).refused,
    ).toEqual([
      'NOT_FOUND statuses.0.previousKey',
      'NOT_FOUND statuses.1.previousKey',
      'TAKEN statuses.3.previousKey',
    ]);
  });

  it('brings a former status back by its key, but gives that key to no other', () => {
    const there = [present(1, 'a'), present(2, 'old', { isRetired: true })];
    expect(plan([draft('a'), draft('old')], there)).toMatchObject({ ids: [1, 2], refused: [] });
    expect(plan([draft('old', { previousKey: 'a' })], there).refused).toEqual(['TAKEN statuses.0.key']);
  });

  it('lets nothing vanish or change its meaning while ideas stand in it', () => {
    const there = [
      present(1, 'a', { ideas: 2 }),
      present(2, 'b', { ideas: 1 }),
      present(3, 'c', { ideas: 1, stage: 'DELIVERED', outcome: 'FULL' }),
      present(4, 'd'),
    ];
    expect(
      plan(
        [
          draft('b', { stage: 'CLOSED' }),
          draft('c', { stage: 'DELIVERED', outcome: 'PARTIAL' }),
          draft('d', { stage: 'CLOSED' }),
        ],
        there,
      ).refused,
    ).toEqual(['IN_USE statuses.0.stage', 'IN_USE statuses.1.outcome', 'IN_USE statuses']);
  });

  it('keeps a default name that comes back as it was shown, and takes every other', () => {
    const there = [present(1, 'new', { name: 'New' }), present(2, 'acknowledged', { name: 'Seen' })];
    const drafts = [draft('new', { name: 'Новая' }), draft('acknowledged', { name: 'Принята к сведению' })];
    expect(plan(drafts, there, 'ru').names).toEqual(['New', 'Принята к сведению']);
    expect(plan(drafts, there, 'en').names).toEqual(['Новая', 'Принята к сведению']);
    expect(plan([draft('fresh', { previousKey: 'new', name: 'Новая' })], there, 'ru').names).toEqual([
      'Новая',
    ]);
  });
});
