import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { OWN_VIEW_NAME_MAX } from '../../features/triage/own-views.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { Field } from '../../ui/field.js';

export function SaveViewForm({ save }: { save(name: string): void }) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) save(name.trim());
      }}
    >
      <Field
        label={t`Name of the view`}
        hint={<Trans>It is kept in this browser. Its address works for everybody on the team.</Trans>}
      >
        {(control) => (
          <input
            {...control}
            ref={focusSoon}
            className="input"
            required
            maxLength={OWN_VIEW_NAME_MAX}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div className="dialog-actions">
        <button type="submit" className="button button-main">
          <Trans>Save the view</Trans>
        </button>
      </div>
    </form>
  );
}
