import { DomainError, refusal, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import { TRIAGED_AT_ONCE, type TriagedIdea } from './lock-for-triage.js';

export interface ExpectedVersion {
  ideaId: string;
  triageVersion: number;
}

/**
 * Ideas of a bulk against what their reader saw of them.
 * @throws STALE on expected, index and triageVersion for each that changed meanwhile; INVALID for an idea that is not among them
 */
export function refuseStale(ideas: readonly TriagedIdea[], expected: readonly ExpectedVersion[]): void {
  if (expected.length > TRIAGED_AT_ONCE) throw refuse('TOO_MANY', 'expected', { max: TRIAGED_AT_ONCE });
  const versions = new Map(ideas.map(({ id, triageVersion }) => [id, triageVersion]));
  const refusals = expected.flatMap(({ ideaId, triageVersion }, index) => {
    const version = versions.get(decodeIdOf('Idea', ideaId, 'expected') ?? 0);
    if (version === undefined) return [refusal('INVALID', ['expected', String(index), 'ideaId'])];
    return version === triageVersion ? [] : [refusal('STALE', ['expected', String(index), 'triageVersion'])];
  });
  if (refusals.length > 0) throw new DomainError(refusals);
}
