import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import { useOvertaken } from '../../features/triage/use-overtaken.js';
import type { TriageActions } from '../../features/triage/use-triage-actions.js';
import { formatTags, parseTags } from '../../features/writing/idea-text.js';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import { Field } from '../../ui/field.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { FormProblem } from '../../ui/form-problem.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { refusalsOf } from './failure-text.js';
import { IdeaSummary } from './idea-summary.js';
import { StaleNotice } from './stale-notice.js';

interface TagsFormProps {
  ideas: readonly TriageRow[];
  actions: TriageActions;
  done(): void;
}

/** Of one idea all its tags; of many, what they all get and what they all lose. */
export function TagsForm({ ideas: initial, actions, done }: TagsFormProps) {
  const { t } = useLingui();
  const { ideas, overtaken, explain, leaveOut } = useOvertaken(initial, actions);
  const single = initial.length === 1;
  const [added, setAdded] = useState(single ? formatTags(initial[0]?.tags ?? []) : '');
  const [removed, setRemoved] = useState('');
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const form = useFirstError(failure);
  const messages = [...new Set(refusalsOf(failure, overtaken.length > 0).map(({ message }) => message))];

  const tagsOf = ({ tags }: TriageRow): string[] => {
    if (single) return parseTags(added);
    const gone = parseTags(removed).map((tag) => tag.toLowerCase());
    return [...new Set([...tags.filter((tag) => !gone.includes(tag)), ...parseTags(added)])];
  };
  const send = async () => {
    if (pending) return;
    setPending(true);
    const { changed, failure: refused } = await actions.tag(ideas, tagsOf);
    if (refused) await explain(refused);
    setPending(false);
    setFailure(refused);
    leaveOut([...changed.keys()].map(({ id }) => id));
    if (!refused) done();
  };

  return (
    <form
      ref={form}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <StaleNotice overtaken={overtaken} />
      <FormProblem general={single ? [] : messages} requestError={failure?.requestError} />
      <IdeaSummary ideas={ideas} problems={single ? new Map() : actions.problems} />
      <Field
        label={single ? t`Tags` : t`Add these tags`}
        error={single ? messages[0] : undefined}
        hint={<Trans>Separated by commas.</Trans>}
      >
        {(control) => (
          <input
            {...control}
            ref={focusSoon}
            className="input"
            autoComplete="off"
            autoCapitalize="none"
            value={added}
            onChange={(event) => setAdded(event.target.value)}
          />
        )}
      </Field>
      {!single && (
        <Field
          label={t`Take these tags away`}
          hint={formatTags([...new Set(ideas.flatMap(({ tags }) => tags))].slice(0, 20))}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              autoComplete="off"
              autoCapitalize="none"
              value={removed}
              onChange={(event) => setRemoved(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="dialog-actions">
        <SubmitButton pending={pending}>
          {overtaken.length > 0 ? <Trans>Do it all the same</Trans> : <Trans>Save the tags</Trans>}
        </SubmitButton>
      </div>
    </form>
  );
}
