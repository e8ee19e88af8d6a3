import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { useQuery } from 'urql';
import { Field } from '../../ui/field.js';
import { NO_FILTERS, writeFilters, type AuditFilters } from './audit-filters.js';
import { AuditActionsQuery } from './audit-query.js';

interface AuditFilterFormProps {
  filters: AuditFilters;
  personError: string | undefined;
  change(filters: AuditFilters): void;
}

export function AuditFilterForm({ filters, personError, change }: AuditFilterFormProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(filters);
  const show = useRef<HTMLButtonElement>(null);
  // The address changes by this form, by a name in the list, and by going back.
  const inAddress = writeFilters(filters).toString();
  const [drafted, setDrafted] = useState(inAddress);
  if (drafted !== inAddress) {
    setDrafted(inAddress);
    setDraft(filters);
  }
  const showEverything = () => {
    change(NO_FILTERS);
    // The button that was pressed goes.
    show.current?.focus();
  };
  const [{ data }] = useQuery({ query: AuditActionsQuery });
  const actions = data?.auditActions ?? [];
  return (
    <form
      className="audit-filters"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        change(draft);
      }}
    >
      <Field label={t`What was done`}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={draft.action}
            onChange={(event) => setDraft({ ...draft, action: event.target.value })}
          >
            <option value="">{t`Anything`}</option>
            {draft.action !== '' && !actions.some(({ key }) => key === draft.action) && (
              <option value={draft.action}>{draft.action}</option>
            )}
            {actions.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t`By whom`} error={personError}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="text"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            placeholder={t`Handle`}
            value={draft.person}
            onChange={(event) => setDraft({ ...draft, person: event.target.value })}
          />
        )}
      </Field>
      <Field label={t`From`}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="date"
            value={draft.from}
            onChange={(event) => setDraft({ ...draft, from: event.target.value })}
          />
        )}
      </Field>
      <Field label={t({ message: 'To', context: 'until a day' })}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="date"
            value={draft.to}
            onChange={(event) => setDraft({ ...draft, to: event.target.value })}
          />
        )}
      </Field>
      <div className="audit-filter-actions">
        <button ref={show} type="submit" className="button">
          <Trans>Show</Trans>
        </button>
        {writeFilters(filters).size > 0 && (
          <button type="button" className="button button-quiet" onClick={showEverything}>
            <Trans>Show everything</Trans>
          </button>
        )}
      </div>
    </form>
  );
}
