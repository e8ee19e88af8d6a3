import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ideaPath } from '../../features/ideas/idea-path.js';
import { StatusChip } from '../../features/ideas/status-chip.js';
import { MergeTargetFields, type MergeTarget } from '../../features/triage/merge-target.js';
import { readFragment } from '../../graphql/graphql.js';
import { Icon } from '../../ui/icon.js';
import type { ReadIdea } from './reading-query.js';

interface SuggestedDuplicatesProps {
  duplicates: ReadIdea['similar'];
  merge(target: MergeTarget): void;
}

/** Ideas that may say the same, the likeliest first; the key of its number leads to merging into one. */
export function SuggestedDuplicates({ duplicates, merge }: SuggestedDuplicatesProps) {
  const { t } = useLingui();
  if (duplicates.length === 0) return null;
  return (
    <section className="pane-section" aria-labelledby="duplicates-title">
      <h3 id="duplicates-title">
        <Trans>Suggested duplicates</Trans>
      </h3>
      <ol className="duplicates">
        {duplicates.map(({ idea: ref, similarity }, index) => {
          const idea = readFragment(MergeTargetFields, ref);
          const { title, number } = idea;
          const percent = Math.round(similarity * 100);
          return (
            <li key={idea.id}>
              <kbd aria-hidden="true">{index + 1}</kbd>
              <div>
                <Link to={ideaPath(idea)}>{title}</Link>
                <span className="duplicate-meta">
                  <StatusChip status={idea.status} />
                  <span>#{number}</span>
                  <span>
                    <Plural value={idea.points} one="# point" other="# points" />
                  </span>
                  <span>
                    <Trans>{percent} % alike</Trans>
                  </span>
                </span>
              </div>
              <button
                type="button"
                className="button triage-small"
                aria-label={t`Merge into “${title}”`}
                onClick={() => merge(idea)}
              >
                <Icon name="merge" />
                <Trans>Merge</Trans>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
