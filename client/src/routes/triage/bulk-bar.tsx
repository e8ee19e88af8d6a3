import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Ask } from '../../features/triage/asking.js';
import { MOST_AT_ONCE } from '../../features/triage/selection.js';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import { Icon, type IconName } from '../../ui/icon.js';

interface BulkBarProps {
  /** How many are listed, exactly or at least; undefined while nobody knows. */
  total: number | undefined;
  isAtLeast: boolean;
  shown: number;
  selected: readonly TriageRow[];
  ask: Ask;
  selectAll(): void;
  clear(): void;
}

/** The head of the list: how much there is, or what can be done with what is chosen. It is as high either way. */
export function BulkBar({ total, isAtLeast, shown, selected, ask, selectAll, clear }: BulkBarProps) {
  const { t } = useLingui();
  const count = selected.length;
  const actions: ReadonlyArray<{
    kind: 'answer' | 'assign' | 'tags' | 'merge' | 'adopt';
    icon: IconName;
    name: string;
  }> = [
    { kind: 'answer', icon: 'answer', name: t`Answer` },
    { kind: 'assign', icon: 'person', name: t`Assign` },
    { kind: 'tags', icon: 'tag', name: t`Tag` },
    { kind: 'merge', icon: 'merge', name: t`Merge` },
    { kind: 'adopt', icon: 'adopt', name: t`Adopt` },
  ];
  const isAll = count > 0 && (count === shown || count === MOST_AT_ONCE);
  return (
    <div className="triage-head">
      <label className="triage-all">
        <input
          type="checkbox"
          checked={isAll}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && !isAll;
          }}
          disabled={shown === 0}
          onChange={() => (count > 0 ? clear() : selectAll())}
        />
        <span className="visually-hidden">{count > 0 ? t`Select none` : t`Select all that are listed`}</span>
      </label>
      {count === 0 ? (
        <p className="triage-count" aria-live="polite">
          {total !== undefined &&
            (isAtLeast ? (
              <Plural value={total} one="# idea and more" other="# ideas and more" />
            ) : (
              <Plural value={total} one="# idea" other="# ideas" />
            ))}
        </p>
      ) : (
        <div className="triage-bulk" role="group" aria-label={t`Selected ideas`}>
          <strong>
            {count === MOST_AT_ONCE ? (
              <Plural value={count} one="# selected, the most at once" other="# selected, the most at once" />
            ) : (
              <Plural value={count} one="# selected" other="# selected" />
            )}
          </strong>
          {actions.map(({ kind, icon, name }) => (
            <button
              key={kind}
              type="button"
              className="button button-quiet triage-small"
              title={name}
              onClick={() => ask({ kind, ideas: selected })}
            >
              <Icon name={icon} />
              <span>{name}</span>
            </button>
          ))}
          <button type="button" className="button button-quiet triage-small" title={t`Clear`} onClick={clear}>
            <Icon name="close" />
            <span>
              <Trans>Clear</Trans>
            </span>
          </button>
        </div>
      )}
    </div>
  );
}
