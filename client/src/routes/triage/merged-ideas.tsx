import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { ideaPath } from '../../features/ideas/idea-path.js';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import { FormProblem } from '../../ui/form-problem.js';
import type { ReadIdea } from './reading-query.js';

interface MergedIdeasProps {
  row: TriageRow;
  merged: ReadIdea['merged'];
  unmerge(ids: readonly string[]): Promise<FormFailure | null>;
}

/** Where the idea went by merging, and which went into it; each merge can be taken back. */
export function MergedIdeas({ row, merged, unmerge }: MergedIdeasProps) {
  const { t } = useLingui();
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const takeBack = (id: string) => void unmerge([id]).then(setFailure);
  const into = row.mergedInto;
  if (!into && merged.nodes.length === 0) return null;
  return (
    <section className="pane-section" aria-labelledby="merged-title">
      <h3 id="merged-title">
        <Trans>Merged</Trans>
      </h3>
      {failure && (
        <FormProblem
          general={failure.userErrors.map(({ message }) => message)}
          requestError={failure.requestError}
        />
      )}
      {into && (
        <p className="merged-row">
          <span>
            <Trans>
              Merged into <Link to={ideaPath(into)}>{into.title}</Link>
            </Trans>
          </span>
          <button type="button" className="button triage-small" onClick={() => takeBack(row.id)}>
            <Trans>Unmerge</Trans>
          </button>
        </p>
      )}
      {merged.nodes.length > 0 && (
        <>
          <p className="muted">
            <Plural
              value={merged.totalCount}
              one="# idea was merged into it:"
              other="# ideas were merged into it:"
            />
          </p>
          <ul>
            {merged.nodes.map((source) => {
              const { title } = source;
              return (
                <li key={source.id} className="merged-row">
                  <Link to={ideaPath(source)}>{title}</Link>
                  <button
                    type="button"
                    className="button triage-small"
                    aria-label={t`Unmerge “${title}”`}
                    onClick={() => takeBack(source.id)}
                  >
                    <Trans>Unmerge</Trans>
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
