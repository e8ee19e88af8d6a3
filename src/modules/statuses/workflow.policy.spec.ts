import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STAGES, type IdeaStage } from './stage.js';
import { workflowFaults, type StatusDraft } from './workflow.policy.js';

const draft = (
  key: string,
  stage: IdeaStage,
  next: readonly string[] = [],
  outcome: StatusDraft['outcome'] = null,
): StatusDraft => ({ key, name: key, stage, color: '#000000', outcome, next, requiresResponse: false });

/** The least that a workflow can be. */
const LEAST: readonly StatusDraft[] = [
  draft('new', 'SUBMITTED', ['review']),
  draft('review', 'REVIEW', ['no']),
  draft('taken', 'ADOPTED'),
  draft('making', 'BUILDING'),
  draft('half', 'DELIVERED', [], 'PARTIAL'),
  draft('whole', 'DELIVERED', [], 'FULL'),
  draft('no', 'CLOSED'),
  draft('old', 'ARCHIVED'),
];

const faults = (drafts: readonly StatusDraft[]) =>
  workflowFaults(drafts).map(({ code, field }) => [code, field?.join('.')]);
const changed = (key: string, change: Partial<StatusDraft>): StatusDraft[] =>
  LEAST.map((status) => (status.key === key ? { ...status, ...change } : status));

describe('a workflow', () => {
  it('may be as small as one status of each stage, and one of each outcome', () => {
    expect(faults(LEAST)).toEqual([]);
  });

  it.each(LEAST.map(({ key }) => key))('cannot do without its last %s', (key) => {
    const rest = LEAST.filter((status) => status.key !== key).map((status) => ({
      ...status,
      next: status.next.filter((to) => to !== key),
    }));
    expect(faults(rest)[0]).toEqual(['REQUIRED', 'statuses']);
  });

  it.each<[string, StatusDraft[], string[]]>([
    ['a key that comes twice', [...LEAST, draft('no', 'CLOSED')], ['TAKEN', 'statuses.8.key']],
    ['a step to nowhere', changed('new', { next: ['review', 'gone'] }), ['NOT_FOUND', 'statuses.0.next']],
    ['a step to itself', changed('new', { next: ['review', 'new'] }), ['INVALID', 'statuses.0.next']],
    ['a step into adoption', changed('review', { next: ['no', 'taken'] }), ['INVALID', 'statuses.1.next']],
    ['a step into making', changed('new', { next: ['no', 'making'] }), ['INVALID', 'statuses.0.next']],
    ['a step out of a delivery', changed('whole', { next: ['no'] }), ['INVALID', 'statuses.5.next']],
    ['a delivery without outcome', changed('whole', { outcome: null }), ['REQUIRED', 'statuses.5.outcome']],
    ['an outcome elsewhere', changed('no', { outcome: 'FULL' }), ['INVALID', 'statuses.6.outcome']],
    ['a review without a way to a no', changed('review', { next: ['new'] }), ['INVALID', 'statuses.1.next']],
    ['a beginning without a way on', changed('new', { next: [] }), ['INVALID', 'statuses.0.next']],
    ['a way that ends in the archive', changed('new', { next: ['old'] }), ['INVALID', 'statuses.0.next']],
  ])('cannot have %s', (_, drafts, fault) => {
    expect(faults(drafts)).toContainEqual(fault);
  });

  it('may reach a no by way of the archive', () => {
    expect(
      faults(changed('new', { next: ['old'] }).map((s) => (s.key === 'old' ? { ...s, next: ['no'] } : s))),
    ).toEqual([]);
  });

  it('keeps its promises whenever it is accepted, and is refused only where it would not', () => {
    const keys = LEAST.map(({ key }) => key);
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('steps' as const), at: fc.nat(9), next: fc.subarray([...keys, 'more']) }),
      fc.record({ kind: fc.constant('stage' as const), at: fc.nat(9), stage: fc.constantFrom(...STAGES) }),
      fc.record({ kind: fc.constant('drop' as const), at: fc.nat(9) }),
      fc.record({
        kind: fc.constant('add' as const),
        stage: fc.constantFrom(...STAGES),
        next: fc.subarray(keys),
      }),
      fc.record({
        kind: fc.constant('outcome' as const),
        at: fc.nat(9),
        outcome: fc.constantFrom('FULL' as const, 'PARTIAL' as const, null),
      }),
    );
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
        const drafts = edits.reduce<StatusDraft[]>(
          (now, change) => {
            if (change.kind === 'drop') return now.filter((_, index) => index !== change.at);
            if (change.kind === 'add') return [...now, draft('more', change.stage, change.next)];
            const { at, ...rest } = change;
            return now.map((status, index) => (index === at ? { ...status, ...rest } : status));
          },
          [...LEAST],
        );
        const isAccepted = workflowFaults(drafts).length === 0;
        if (isAccepted) accepted++;
        expect(isAccepted).toBe(keepsPromises(drafts));
      }),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});

/** The rules once more, as PRODUCT.md has them, by walking every path. */
function keepsPromises(drafts: readonly StatusDraft[]): boolean {
  const byKey = new Map(drafts.map((status) => [status.key, status]));
  const ofAdoption = (stage: IdeaStage) => ['ADOPTED', 'BUILDING', 'DELIVERED'].includes(stage);
  const reaches = (from: StatusDraft, seen: ReadonlySet<string>): boolean =>
    from.stage === 'CLOSED' ||
    from.next.some((key) => {
      const to = byKey.get(key);
      return to !== undefined && !seen.has(key) && reaches(to, new Set([...seen, key]));
    });
  return (
    byKey.size === drafts.length &&
    STAGES.every((stage) => drafts.some((status) => status.stage === stage)) &&
    ['FULL', 'PARTIAL'].every((outcome) => drafts.some((status) => status.outcome === outcome)) &&
    drafts.every(
      (status) =>
        (status.stage === 'DELIVERED') === (status.outcome !== null) &&
        status.next.every((key) => {
          const to = byKey.get(key);
          return to !== undefined && key !== status.key && !ofAdoption(status.stage) && !ofAdoption(to.stage);
        }) &&
        (!['SUBMITTED', 'REVIEW'].includes(status.stage) || reaches(status, new Set([status.key]))),
    )
  );
}
