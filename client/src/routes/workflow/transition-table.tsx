import { Trans, useLingui } from '@lingui/react/macro';
import { isAdoptionStage, type StatusDraft } from './workflow-draft.js';

interface TransitionTableProps {
  drafts: readonly StatusDraft[];
  edit(drafts: StatusDraft[]): void;
}

/** All steps at once: from each status in a row to each in a column. Where it is wider than the screen, the rows' names stay. */
export function TransitionTable({ drafts, edit }: TransitionTableProps) {
  const { t } = useLingui();
  const steps = drafts.filter(({ stage }) => !isAdoptionStage(stage));
  const nameOf = ({ name, key }: StatusDraft) => name || key || t`New status`;
  const toggle = (from: StatusDraft, to: StatusDraft, leads: boolean) =>
    edit(
      drafts.map((draft) =>
        draft.id === from.id
          ? { ...draft, next: leads ? [...draft.next, to.id] : draft.next.filter((id) => id !== to.id) }
          : draft,
      ),
    );
  return (
    <details className="transition-overview">
      <summary>
        <Trans>All steps at a glance</Trans>
      </summary>
      <div className="transition-box" role="region" aria-label={t`Steps between statuses`}>
        <table className="transition-table">
          <thead>
            <tr>
              <th scope="col">
                <Trans>From ↓ to →</Trans>
              </th>
              {steps.map((to) => (
                <th key={to.id} scope="col">
                  {nameOf(to)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((from) => (
              <tr key={from.id}>
                <th scope="row">{nameOf(from)}</th>
                {steps.map((to) => (
                  <td key={to.id}>
                    {from.id !== to.id && (
                      <label>
                        <input
                          type="checkbox"
                          aria-label={t`From ${nameOf(from)} to ${nameOf(to)}`}
                          checked={from.next.includes(to.id)}
                          onChange={(event) => toggle(from, to, event.target.checked)}
                        />
                      </label>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
