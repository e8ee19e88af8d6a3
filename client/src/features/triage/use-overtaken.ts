import { useState } from 'react';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import { changesBetween, type Change } from './changes.js';
import type { TriageRow } from './triage-fields.js';
import type { TriageActions } from './use-triage-actions.js';

export interface Overtaken {
  id: string;
  title: string;
  changes: readonly Change[];
  /** Who made its latest step and when, where the step is what changed. */
  who: string | undefined;
  at: string | undefined;
}

/**
 * The ideas that a form decides about, as they were read. When the server says that one of them is no longer so, they are
 * read again, and what others did is told; sent once more, the decision is made over that.
 */
export function useOvertaken(initial: readonly TriageRow[], actions: Pick<TriageActions, 'reload' | 'seen'>) {
  const [ideas, setIdeas] = useState(initial);
  const [overtaken, setOvertaken] = useState<readonly Overtaken[]>([]);

  /** True where `failure` was about ideas that others had changed. */
  const explain = async (failure: FormFailure | null): Promise<boolean> => {
    if (!failure?.userErrors.some(({ code }) => code === 'STALE')) return false;
    const fresh = await actions.reload(ideas.map(({ id }) => id));
    const told = ideas.flatMap((was): Overtaken[] => {
      const found = fresh.find(({ row }) => row.id === was.id);
      const changes = found ? changesBetween(was, found.row) : [];
      if (!found || changes.length === 0) return [];
      const isStep = changes.some(({ kind }) => kind === 'STATUS' || kind === 'ANSWERED' || kind === 'OTHER');
      const { step } = found;
      return [
        {
          id: was.id,
          title: was.title,
          changes,
          who: isStep ? step?.actor?.displayName : undefined,
          at: isStep ? step?.createdAt : undefined,
        },
      ];
    });
    setOvertaken(told);
    const now = ideas.map((was) => fresh.find(({ row }) => row.id === was.id)?.row ?? was);
    setIdeas(now);
    // It has been told here: the reading pane need not tell it again.
    actions.seen.acknowledge(fresh.map(({ row }) => row));
    return true;
  };
  const leaveOut = (ids: readonly string[]) => {
    setIdeas((now) => now.filter(({ id }) => !ids.includes(id)));
    setOvertaken((now) => now.filter(({ id }) => !ids.includes(id)));
  };
  return { ideas, overtaken, explain, leaveOut };
}
