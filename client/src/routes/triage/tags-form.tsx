import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import type { TriageActions } from '../../features/triage/use-triage-actions.js';
import { formatTags, parseTags } from '../../features/writing/idea-text.js';
import { Field } from '../../ui/field.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { DecisionForm } from './decision-form.js';
import { useDecision } from './use-decision.js';

interface TagsFormProps {
  ideas: readonly TriageRow[];
  actions: TriageActions;
  done(): void;
}

/** Of one idea all its tags; of many, what they all get and what they all lose. */
export function TagsForm({ ideas: initial, actions, done }: TagsFormProps) {
  const { t } = useLingui();
  const decision = useDecision(initial, actions);
  const { ideas } = decision;
  const single = initial.length === 1;
  const [added, setAdded] = useState(single ? formatTags(initial[0]?.tags ?? []) : '');
  const [removed, setRemoved] = useState('');
  const form = useFirstError(decision.failure);
  const messages = [...new Set(decision.refusals.map(({ message }) => message))];

  const tagsOf = ({ tags }: TriageRow): string[] => {
    if (single) return parseTags(added);
    const gone = parseTags(removed).map((tag) => tag.toLowerCase());
    return [...new Set([...tags.filter((tag) => !gone.includes(tag)), ...parseTags(added)])];
  };
  const send = async () => {
    if (await decision.send(() => actions.tag(ideas, tagsOf))) done();
  };

  return (
    <DecisionForm
      ref={form}
      decision={decision}
      general={single ? [] : messages}
      problems={single ? new Map() : actions.problems}
      onSubmit={() => void send()}
      submit={<Trans>Save the tags</Trans>}
    >
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
    </DecisionForm>
  );
}
