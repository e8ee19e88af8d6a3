import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { Field } from '../../ui/field.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Problem } from '../../ui/problem.js';
import { SelectField } from '../../ui/select-field.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { useSendKey } from '../../ui/use-send-key.js';
import { useKeptDraft } from '../writing/use-kept-draft.js';
import { MarkdownField } from '../writing/markdown-field.js';
import { randomKey } from '../writing/random-key.js';
import { AdoptersQuery, AdoptIdeas } from './adopt-queries.js';

export interface Adopted {
  id: string;
  title: string;
}

interface AdoptFormProps {
  /** At least one. */
  ideas: ReadonlyArray<{ id: string; title: string; board: { id: string } }>;
  /** Stands above the answer, such as a choice of templates. */
  answerTools?(insert: (body: string) => void): ReactNode;
  done(adoption: Adopted): void;
}

/** The teams for which the viewer may adopt: their own first, for administrators all that own one of the boards. */
function useAdopters(boardIds: readonly string[]) {
  const [{ data, error }, execute] = useQuery({ query: AdoptersQuery });
  const viewer = data?.viewer;
  const owners = (viewer?.triageBoards ?? [])
    .filter(({ id }) => boardIds.includes(id))
    .flatMap(({ teams }) => teams);
  const own = viewer?.member.teams ?? [];
  const teams = [
    ...own.filter(({ id }) => owners.some((team) => team.id === id)),
    ...(viewer?.canAdminister ? owners : []),
    ...own,
  ];
  return {
    teams: viewer ? [...new Map(teams.map((team) => [team.id, team])).values()] : undefined,
    error: data ? undefined : error,
    retry: () => execute({ requestPolicy: 'network-only' }),
  };
}

/** The inside of a dialog in which a team makes ideas its own: what it promises, to whom, and until when. */
export function AdoptForm({ ideas, answerTools, done }: AdoptFormProps) {
  const { t } = useLingui();
  const { teams, error, retry } = useAdopters(ideas.map(({ board }) => board.id));
  const [chosenTeam, setTeam] = useState<string | null>(null);
  const teamId = chosenTeam ?? teams?.[0]?.id ?? '';
  const [title, setTitle] = useState(ideas[0]?.title ?? '');
  const [targetDate, setTargetDate] = useState('');
  const draft = `adopt:${ideas
    .map(({ id }) => id)
    .toSorted()
    .join(':')}`;
  const { text: summary, change: setSummary } = useKeptDraft(`${draft}:summary`);
  const { text: response, change: setResponse } = useKeptDraft(`${draft}:answer`);
  const { run, pending, failure } = useFormMutation(AdoptIdeas, (data) => data.adoptIdeas?.userErrors);
  const { byField, general } = sortUserErrors(failure.userErrors, [
    'teamId',
    'title',
    'summary',
    'targetDate',
    'response',
  ]);
  const form = useFirstError(failure);
  useSendKey(form, teams !== undefined);
  /** The same adoption goes under the same key however often it is sent. */
  const sent = useRef({ content: '', key: '' });

  const send = async () => {
    const input = {
      ideaIds: ideas.map(({ id }) => id),
      teamId,
      title: title.trim(),
      summary,
      targetDate: targetDate || null,
      response,
    };
    const content = JSON.stringify(input);
    if (sent.current.content !== content) sent.current = { content, key: randomKey() };
    const data = await run({ input: { ...input, idempotencyKey: sent.current.key } });
    if (!data?.adoptIdeas?.adoption) return;
    setSummary('');
    setResponse('');
    done(data.adoptIdeas.adoption);
  };

  if (error) return <Problem error={error} retry={retry} />;
  if (!teams) return <span className="skeleton" aria-hidden="true" />;
  if (teams.length === 0) {
    return (
      <p>
        <Trans>
          Only members of a team adopt ideas, for their team. Ask an administrator to add you to one.
        </Trans>
      </p>
    );
  }
  return (
    <form
      ref={form}
      className="form adopt-form dialog-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FormProblem general={general} requestError={failure.requestError} />
      {ideas.length > 1 && (
        <details className="idea-summary">
          <summary>
            <Plural value={ideas.length} one="# idea" other="# ideas" />
          </summary>
          <ul>
            {ideas.map((idea) => (
              <li key={idea.id}>{idea.title}</li>
            ))}
          </ul>
        </details>
      )}
      <Field
        label={t`Title`}
        error={byField.title}
        hint={<Trans>The promise in your customers’ words.</Trans>}
      >
        {(control) => (
          <input
            {...control}
            ref={focusSoon}
            className="input"
            autoComplete="off"
            required
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      {teams.length > 1 && (
        <SelectField label={t`Team`} error={byField.teamId} value={teamId} onChange={setTeam}>
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </SelectField>
      )}
      <Field
        label={t`By when (optional)`}
        error={byField.targetDate}
        hint={<Trans>It stands on the roadmap. Leave it empty rather than guess.</Trans>}
      >
        {(control) => (
          <input
            {...control}
            type="date"
            className="input adopt-date"
            value={targetDate}
            onChange={(event) => setTargetDate(event.target.value)}
          />
        )}
      </Field>
      <MarkdownField
        label={t`What you will do`}
        value={summary}
        limit="adoptionSummaryMax"
        error={byField.summary}
        placeholder={t`What will be different, and for whom?`}
        onChange={setSummary}
      />
      {answerTools?.((body) =>
        setResponse(response.trim() === '' ? body : `${response.trimEnd()}\n\n${body}`),
      )}
      <MarkdownField
        label={t`Official answer`}
        value={response}
        error={byField.response}
        placeholder={t`Everybody who backed it reads this: why you took it on, and what happens next.`}
        onChange={setResponse}
      />
      <div className="dialog-actions">
        <SubmitButton pending={pending}>
          <Plural value={ideas.length} one="Adopt the idea" other="Adopt # ideas" />
        </SubmitButton>
      </div>
    </form>
  );
}
