import { Plural, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Field } from '../../ui/field.js';
import { useShell } from './shell.js';

interface CredentialProps {
  value: string;
  error: string | undefined;
  onChange(value: string): void;
}

export function NameField({ value, error, hint, onChange }: CredentialProps & { hint?: ReactNode }) {
  const { t } = useLingui();
  const { community } = useShell();
  return (
    <Field label={t`Name`} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          className="input"
          autoComplete="name"
          required
          maxLength={community?.limits.displayNameMax}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function EmailField({ value, error, hint, onChange }: CredentialProps & { hint?: ReactNode }) {
  const { t } = useLingui();
  return (
    <Field label={t`E-mail`} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="email"
          autoComplete="username"
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface PasswordProps extends CredentialProps {
  label: string;
  hint?: ReactNode;
}

/** A password that exists already. */
export function PasswordField({ label, value, error, hint, onChange }: PasswordProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="password"
          autoComplete="current-password"
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A password to be: says how long it has to be. */
export function NewPasswordField({ label, value, error, onChange }: PasswordProps) {
  const { community } = useShell();
  return (
    <Field
      label={label}
      hint={
        community && (
          <Plural
            value={community.limits.passwordMin}
            one="At least # character."
            other="At least # characters."
          />
        )
      }
      error={error}
    >
      {(control) => (
        <input
          {...control}
          className="input"
          type="password"
          autoComplete="new-password"
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
