import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { Ask } from '../../features/triage/asking.js';
import type { OwnView } from '../../features/triage/own-views.js';
import { PRESETS, triagePath, type TriageView } from '../../features/triage/triage-view.js';
import { Icon } from '../../ui/icon.js';

interface ViewBarProps {
  view: TriageView;
  own: readonly OwnView[];
  remove(name: string): void;
  ask: Ask;
}

/** Views by name, each a link: those that everybody has, and one's own. */
export function ViewBar({ view, own, remove, ask }: ViewBarProps) {
  const { t } = useLingui();
  const names: Record<keyof typeof PRESETS, string> = {
    inbox: t`New & unanswered`,
    mine: t`Mine`,
    unassigned: t`Unassigned`,
    overdue: t`Overdue`,
    review: t`In review`,
    all: t`All`,
  };
  const here = triagePath(view);
  const presets = (['inbox', 'mine', 'unassigned', 'overdue', 'review', 'all'] as const).map((key) => ({
    name: names[key],
    to: triagePath(PRESETS[key]),
  }));
  const isNamed =
    presets.some(({ to }) => to === here) || own.some((named) => triagePath(named.view) === here);
  return (
    <nav className="view-bar" aria-label={t`Views`}>
      <ul>
        {presets.map(({ name, to }) => (
          <li key={to}>
            <Link to={to} aria-current={to === here ? 'page' : undefined}>
              {name}
            </Link>
          </li>
        ))}
        {own.map(({ name, view: named }) => (
          <li key={name} className="own-view">
            <Link to={triagePath(named)} aria-current={triagePath(named) === here ? 'page' : undefined}>
              {name}
            </Link>
            {triagePath(named) === here && (
              <button type="button" aria-label={t`Delete the view “${name}”`} onClick={() => remove(name)}>
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
        {!isNamed && (
          <li>
            <button type="button" className="view-save" onClick={() => ask({ kind: 'saveView' })}>
              <Icon name="bookmark" />
              <Trans>Save this view</Trans>
            </button>
          </li>
        )}
      </ul>
    </nav>
  );
}
