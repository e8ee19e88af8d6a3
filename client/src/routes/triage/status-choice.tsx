import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import type { DeskStatus } from '../../features/triage/triage-queries.js';
import { focusSoon } from '../../ui/focus-soon.js';

interface StatusChoiceProps {
  steps: readonly DeskStatus[];
  /** The status that the ideas are in, where they share it. */
  staysKey: string | undefined;
  chosen: string | null;
  takesFocus: boolean;
  error: string | undefined;
  choose(key: string): void;
}

/** Where the workflow lets the ideas go from where they are. */
export function StatusChoice({ steps, staysKey, chosen, takesFocus, error, choose }: StatusChoiceProps) {
  const name = useId();
  return (
    <fieldset className="status-choice" aria-describedby={error ? `${name}-error` : undefined}>
      <legend>
        <Trans>Status</Trans>
      </legend>
      {steps.length === 0 && (
        <p className="muted">
          <Trans>These ideas have no step in common. Select fewer, or adopt them.</Trans>
        </p>
      )}
      <div className="status-options">
        {steps.map((status) => (
          <label key={status.key} className="status-option">
            <input
              ref={takesFocus && status.key === chosen ? focusSoon : undefined}
              type="radio"
              name={name}
              checked={status.key === chosen}
              onChange={() => choose(status.key)}
            />
            <span className="chip" data-stage={status.stage}>
              {status.name}
            </span>
            {status.key === staysKey && (
              <span className="muted">
                <Trans>as now</Trans>
              </span>
            )}
          </label>
        ))}
      </div>
      {error && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
