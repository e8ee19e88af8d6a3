import { Trans, useLingui } from '@lingui/react/macro';
import type { CSSProperties } from 'react';
import { accentIn, type AccentTheme } from '../../ui/accent.js';
import { Field } from '../../ui/field.js';

const THEMES: readonly AccentTheme[] = ['light', 'dark'];

interface AccentFieldProps {
  value: string;
  error: string | undefined;
  onChange(value: string): void;
}

/** The accent colour, and what it becomes in both themes so that it can be read. */
export function AccentField({ value, error, onChange }: AccentFieldProps) {
  return (
    <>
      <Field
        label={<Trans>Accent colour</Trans>}
        error={error}
        hint={
          <Trans>
            Of links, buttons and what is chosen. Where it could not be read well (contrast below 4.5 : 1),
            each theme shows the nearest shade that can.
          </Trans>
        }
      >
        {(control) => (
          <input
            {...control}
            type="color"
            className="input status-color"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <div className="accent-previews">
        {THEMES.map((theme) => (
          <AccentPreview key={theme} theme={theme} value={value} />
        ))}
      </div>
    </>
  );
}

function AccentPreview({ theme, value }: { theme: AccentTheme; value: string }) {
  const { t } = useLingui();
  const name = theme === 'light' ? t`Light` : t`Dark`;
  const accent = accentIn(theme, value);
  if (!accent) return null;
  const colours = {
    '--preview-surface': accent.surface,
    '--preview-text': accent.text,
    '--preview-accent': accent.shown,
    '--preview-on-accent': accent.onAccent,
  } as CSSProperties;
  const asked = accent.contrastOfAsked.toFixed(1);
  const shown = accent.contrastOfShown.toFixed(1);
  return (
    <div className="accent-preview" style={colours} role="group" aria-label={name}>
      <strong>{name}</strong>
      <span className="preview-link">
        <Trans>A link</Trans>
      </span>
      <span className="preview-button">
        <Trans>A button</Trans>
      </span>
      <small>
        {accent.isAdjusted ? (
          <Trans>
            Your colour has {asked} : 1 here; {accent.shown} is shown instead, with {shown} : 1.
          </Trans>
        ) : (
          <Trans>Your colour as it is: {asked} : 1.</Trans>
        )}
      </small>
    </div>
  );
}
