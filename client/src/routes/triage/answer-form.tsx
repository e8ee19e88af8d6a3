import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Ask } from '../../features/triage/asking.js';
import { commonSteps, useDesk } from '../../features/triage/desk.js';
import { useKeptDraft } from '../../features/writing/use-kept-draft.js';
import { sortByIdea } from '../../features/triage/row-problems.js';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import type { DeskStatus } from '../../features/triage/triage-queries.js';
import type { TriageActions } from '../../features/triage/use-triage-actions.js';
import { MarkdownField } from '../../features/writing/markdown-field.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { Icon } from '../../ui/icon.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { useSendKey } from '../../ui/use-send-key.js';
import { DecisionForm } from './decision-form.js';
import { PresentAnswer } from './present-answer.js';
import { StatusChoice } from './status-choice.js';
import { TemplatePicker } from './template-picker.js';
import { useDecision } from './use-decision.js';

interface AnswerFormProps {
  ideas: readonly TriageRow[];
  /** What has the focus first. */
  first: 'answer' | 'status';
  actions: TriageActions;
  ask: Ask;
  /** `ids`: those that were changed. */
  done(ids: readonly string[]): void;
}

/** Moves ideas to a status, answers them, or both: all of them or none. */
export function AnswerForm({ ideas: initial, first, actions, ask, done }: AnswerFormProps) {
  const { t } = useLingui();
  const desk = useDesk();
  const decision = useDecision(initial, actions);
  const { ideas } = decision;
  const [only] = ideas;
  const { text: response, change: write } = useKeptDraft(
    `answer:${initial.length === 1 ? (only?.id ?? '') : 'many'}`,
  );
  const [chosen, choose] = useState<string | null>(null);
  /** How often it was tried without a status, or without an answer where one is needed. */
  const [tries, setTries] = useState(0);

  const ids = ideas.map(({ id }) => id);
  const steps = commonSteps(desk, ideas);
  const staysKey = ideas.every(({ status }) => status.key === only?.status.key)
    ? only?.status.key
    : undefined;
  const target = steps.find(({ key }) => key === (chosen ?? staysKey));
  const stays = target !== undefined && target.key === staysKey;
  const needsWords = target !== undefined && (stays || target.requiresResponse);
  const lacksWords = needsWords && response.trim() === '';
  const { byIdea, rest } = sortByIdea(decision.refusals, ids);
  const { byField, general } = sortUserErrors(rest, ['response', 'statusKey']);
  const form = useFirstError(tries || decision.failure);
  useSendKey(form);

  const send = async () => {
    setTries(!target || lacksWords ? tries + 1 : 0);
    if (!target || lacksWords) return;
    const answer = response.trim() === '' ? null : response;
    const isDone = await decision.send(async () => ({
      failure: await actions.changeStatus(ideas, target, answer),
    }));
    if (!isDone) return;
    write('');
    done(ids);
  };
  const insert = (body: string) => write(response.trim() === '' ? body : `${response.trimEnd()}\n\n${body}`);

  return (
    <DecisionForm
      ref={form}
      decision={decision}
      general={general}
      problems={byIdea}
      isWide
      onSubmit={() => void send()}
      submit={
        <SubmitText target={target} stays={stays} count={ideas.length} answers={response.trim() !== ''} />
      }
    >
      {byIdea.size > 0 && byIdea.size < ideas.length && (
        <p>
          <button
            type="button"
            className="button triage-small"
            onClick={() => decision.omit([...byIdea.keys()])}
          >
            <Plural value={byIdea.size} one="Leave it out" other="Leave these # out" />
          </button>
        </p>
      )}
      <StatusChoice
        steps={steps}
        staysKey={staysKey}
        chosen={target?.key ?? null}
        takesFocus={first === 'status'}
        error={
          chosen !== null && !target
            ? t`From where the ideas are now, that step is not possible any more. Choose another.`
            : tries > 0 && !target
              ? t`Choose a status.`
              : byField.statusKey
        }
        choose={choose}
      />
      <div className="answer-tools">
        <TemplatePicker insert={insert} />
        {ideas.length === 1 && only && only.answeredAfter !== null && (
          <PresentAnswer ideaId={only.id} insert={insert} />
        )}
        <button
          type="button"
          className="button button-quiet triage-small"
          onClick={() => ask({ kind: 'adopt', ideas })}
        >
          <Icon name="adopt" />
          <Trans>Adopt instead…</Trans>
        </button>
      </div>
      <MarkdownField
        label={needsWords ? t`Official answer` : t`Official answer (optional)`}
        value={response}
        error={
          tries > 0 && lacksWords
            ? t`Say why in a sentence or two: everybody who backed it reads this.`
            : byField.response
        }
        placeholder={t`What happens now, and why? Everybody who backed it reads this.`}
        takesFocus={first === 'answer'}
        onChange={write}
      />
    </DecisionForm>
  );
}

interface SubmitTextProps {
  target: DeskStatus | undefined;
  stays: boolean;
  answers: boolean;
  count: number;
}

function SubmitText({ target, stays, answers, count }: SubmitTextProps) {
  const name = target?.name ?? '';
  if (stays) return <Plural value={count} one="Answer" other="Answer # ideas" />;
  if (answers)
    return (
      <Plural
        value={count}
        one={`Answer and move to ${name}`}
        other={`Answer # ideas and move them to ${name}`}
      />
    );
  return <Plural value={count} one={`Move to ${name}`} other={`Move # ideas to ${name}`} />;
}
