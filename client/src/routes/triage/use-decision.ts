import { useState } from 'react';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import { useOvertaken } from '../../features/triage/use-overtaken.js';
import type { TriageActions } from '../../features/triage/use-triage-actions.js';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import type { UserError } from '../../graphql/user-errors.js';

/** A form about ideas and what became of sending it. Where others were faster, what they did is told instead of a refusal. */
export function useDecision(initial: readonly TriageRow[], actions: TriageActions) {
  const { ideas, overtaken, explain, leaveOut } = useOvertaken(initial, actions);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const refusals: readonly UserError[] = (failure?.userErrors ?? []).filter(
    ({ code }) => code !== 'STALE' || overtaken.length === 0,
  );

  /** `act` gives what was refused and the ideas that were changed all the same: the form is no longer about those. */
  const send = async (
    act: () => Promise<{ failure: FormFailure | null; changed?: ReadonlyMap<TriageRow, unknown> }>,
  ): Promise<boolean> => {
    if (pending) return false;
    setPending(true);
    const { failure: refused, changed = new Map<TriageRow, unknown>() } = await act();
    if (refused) await explain(refused);
    setPending(false);
    setFailure(refused);
    leaveOut([...changed.keys()].map(({ id }) => id));
    return refused === null;
  };
  const omit = (ids: readonly string[]) => {
    leaveOut(ids);
    setFailure(null);
  };
  return { ideas, overtaken, pending, failure, refusals, send, omit };
}

export type Decision = ReturnType<typeof useDecision>;
