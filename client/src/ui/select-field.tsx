import type { ComponentProps } from 'react';
import { Field } from './field.js';

interface SelectFieldProps
  extends
    Pick<ComponentProps<typeof Field>, 'label' | 'hint' | 'error'>,
    Pick<ComponentProps<'select'>, 'ref' | 'required' | 'aria-busy' | 'children'> {
  value: string;
  onChange(value: string): void;
}

/** A field with one choice; its children are the options. */
export function SelectField({ label, hint, error, onChange, ...select }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select
          {...control}
          {...select}
          className="input"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
