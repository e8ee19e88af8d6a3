import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import type { Visibility } from './boards-query.js';

const VISIBILITIES: readonly Visibility[] = ['PUBLIC', 'MEMBERS', 'TEAMS'];

export function useVisibilityNames(): Record<Visibility, string> {
  const { t } = useLingui();
  return { PUBLIC: t`Everybody`, MEMBERS: t`Whoever is signed in`, TEAMS: t`Its teams and administrators` };
}

interface VisibilityChoiceProps {
  value: Visibility;
  /** As it is saved; null for a new board. */
  before: Visibility | null;
  error: string | undefined;
  onChange(value: Visibility): void;
}

/** Who may read a board, and what follows from another choice. */
export function VisibilityChoice({ value, before, error, onChange }: VisibilityChoiceProps) {
  const names = useVisibilityNames();
  const group = useId();
  return (
    <fieldset className="admin-choices">
      <legend>
        <Trans>Who may read it</Trans>
      </legend>
      {VISIBILITIES.map((visibility) => (
        <label className="check" key={visibility}>
          <input
            type="radio"
            name={group}
            checked={value === visibility}
            onChange={() => onChange(visibility)}
          />
          {names[visibility]}
        </label>
      ))}
      {error && (
        <p className="field-error" role="alert" tabIndex={-1}>
          {error}
        </p>
      )}
      {before !== null && before !== value && (
        <p className="field-hint" role="status">
          <Consequence from={before} to={value} />
        </p>
      )}
    </fieldset>
  );
}

function Consequence({ from, to }: { from: Visibility; to: Visibility }) {
  const order = VISIBILITIES;
  if (order.indexOf(to) < order.indexOf(from))
    return (
      <Trans>
        Everything on the board, with its whole history of comments, becomes readable for more people at once.
      </Trans>
    );
  if (to === 'TEAMS')
    return (
      <Trans>
        Only its teams and administrators will know of its ideas: lists, search, profiles and mails leave them
        out for all others from the next request on. Their votes stay counted.
      </Trans>
    );
  return (
    <Trans>
      Visitors who aren’t signed in, and search engines, no longer see its ideas from the next request on.
    </Trans>
  );
}
