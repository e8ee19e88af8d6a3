import { Plural } from '@lingui/react/macro';
import type { RowProblems } from '../../features/triage/row-problems.js';
import type { TriageRow } from '../../features/triage/triage-fields.js';

/** Which ideas a form is about; of many, those that can't be changed first, each with why. */
export function IdeaSummary({ ideas, problems }: { ideas: readonly TriageRow[]; problems: RowProblems }) {
  const [only] = ideas;
  const refused = ideas.filter(({ id }) => problems.has(id));
  if (ideas.length === 1 && only && refused.length === 0) return <p className="idea-summary">{only.title}</p>;
  return (
    <div className="idea-summary">
      {refused.length > 0 && (
        <ul className="idea-summary-refused">
          {refused.map(({ id, title }) => (
            <li key={id}>
              <strong>{title}</strong> {problems.get(id)}
            </li>
          ))}
        </ul>
      )}
      {ideas.length > 1 && (
        <details>
          <summary>
            <Plural value={ideas.length} one="# idea" other="# ideas" />
          </summary>
          <ul>
            {ideas.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
