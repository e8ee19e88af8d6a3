import { Trans } from '@lingui/react/macro';
import { Field } from '../../ui/field.js';

interface SlugFieldProps {
  /** What stands before it in addresses. */
  path: string;
  value: string;
  error: string | undefined;
  onChange(value: string): void;
}

/** A name in addresses, which stays for good. */
export function SlugField({ path, value, error, onChange }: SlugFieldProps) {
  return (
    <Field
      label={<Trans>Name in addresses</Trans>}
      error={error}
      hint={
        <Trans>
          {path}
          {value || '…'} — lower-case letters, digits and hyphens. It can’t be changed later.
        </Trans>
      }
    >
      {(control) => (
        <input
          {...control}
          className="input"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={60}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
