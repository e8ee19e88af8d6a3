import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { SaveReplyTemplate, type ReplyTemplate } from '../../features/triage/reply-templates.js';
import { MarkdownField } from '../../features/writing/markdown-field.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { Field } from '../../ui/field.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { FormProblem } from '../../ui/form-problem.js';
import { SelectField } from '../../ui/select-field.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';

interface TemplateFormProps {
  /** null for a new one. */
  template: ReplyTemplate | null;
  teams: ReadonlyArray<{ id: string; name: string }>;
  cancel(): void;
  saved(): void;
}

export function TemplateForm({ template, teams, cancel, saved }: TemplateFormProps) {
  const { t } = useLingui();
  const [name, setName] = useState(template?.name ?? '');
  const [body, setBody] = useState(template?.body ?? '');
  const [teamId, setTeamId] = useState(template?.team.id ?? teams[0]?.id ?? '');
  const { run, pending, failure } = useFormMutation(
    SaveReplyTemplate,
    (data) => data.saveReplyTemplate?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, ['name', 'body', 'teamId']);
  const form = useFirstError(failure);
  const owners =
    template && !teams.some(({ id }) => id === template.team.id) ? [template.team, ...teams] : teams;
  const save = async () => {
    if (await run({ input: { id: template?.id, teamId, name: name.trim(), body } })) saved();
  };
  return (
    <form
      ref={form}
      className="form dialog-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FormProblem general={general} requestError={failure.requestError} />
      <Field label={t`Name of the template`} error={byField.name}>
        {(control) => (
          <input
            {...control}
            ref={focusSoon}
            className="input"
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {owners.length > 1 && (
        <SelectField label={t`Team`} error={byField.teamId} value={teamId} onChange={setTeamId}>
          {owners.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </SelectField>
      )}
      <MarkdownField label={t`Reply`} value={body} error={byField.body} onChange={setBody} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={cancel}>
          <Trans>Cancel</Trans>
        </button>
        <SubmitButton pending={pending}>
          <Trans>Save the template</Trans>
        </SubmitButton>
      </div>
    </form>
  );
}
