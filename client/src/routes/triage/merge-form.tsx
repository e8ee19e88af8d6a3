import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { StatusChip } from '../../features/ideas/status-chip.js';
import { useDesk } from '../../features/triage/desk.js';
import { MergeTargetFields, type MergeTarget } from '../../features/triage/merge-target.js';
import { sortByIdea } from '../../features/triage/row-problems.js';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import type { TriageActions } from '../../features/triage/use-triage-actions.js';
import { readFragment } from '../../graphql/graphql.js';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import { userErrorsOf } from '../../graphql/user-errors.js';
import { Field } from '../../ui/field.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { useDebounced } from '../../ui/use-debounced.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { IdeaSummary } from './idea-summary.js';
import { MergeCounts } from './merge-counts.js';
import { MergeCountsFields, MergePreviewQuery, MergeTargetsQuery } from './merge-queries.js';

interface MergeFormProps {
  ideas: readonly TriageRow[];
  /** What was chosen before the form was there. */
  target: MergeTarget | undefined;
  actions: TriageActions;
  /** `ids`: those that went into another. */
  done(ids: readonly string[]): void;
}

const PAUSE_MS = 300;

/** Ideas that may take the others in: those that are merged themselves first, then what is alike or was looked for. */
function useTargets(ideas: readonly TriageRow[], typed: string) {
  const desk = useDesk();
  const search = useDebounced(typed.trim(), PAUSE_MS);
  const searched = Number(/^#?([1-9]\d{0,8})$/.exec(search)?.[1] ?? 0);
  const [{ data, error, fetching }] = useQuery({
    query: MergeTargetsQuery,
    variables: {
      number: ideas[0]?.number ?? 0,
      search,
      boardIds: desk.boards.map(({ id }) => id),
      searching: search !== '' && searched === 0,
      byNumber: searched > 0,
      searched,
    },
  });
  const refs = data?.named
    ? [data.named]
    : searched > 0
      ? []
      : (data?.ideas?.nodes ?? data?.idea?.similar.map(({ idea }) => idea) ?? []);
  const found: MergeTarget[] = readFragment(MergeTargetFields, refs).filter(
    ({ id }) => !ideas.some((idea) => idea.id === id),
  );
  return { found, error: data ? undefined : error, fetching, searching: search !== '' };
}

/** Merges ideas into one of them or into another, after showing what comes of it. */
export function MergeForm({ ideas, target: proposed, actions, done }: MergeFormProps) {
  const { t } = useLingui();
  const name = useId();
  const [typed, setTyped] = useState('');
  const [target, setTarget] = useState(proposed ?? null);
  /** Of a single idea and its target: which of them stays. */
  const [swapped, setSwapped] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const form = useFirstError(failure);
  const { found, error, fetching, searching } = useTargets(ideas, typed);
  const own: readonly MergeTarget[] = ideas.length > 1 ? ideas : [];
  const offered = [...own, ...found];
  const options = target && !offered.some(({ id }) => id === target.id) ? [target, ...offered] : offered;

  const [only] = ideas;
  const single = ideas.length === 1 ? only : undefined;
  const into: MergeTarget | null = swapped && single && target ? single : target;
  const sourceIds =
    swapped && single && target ? [target.id] : ideas.map(({ id }) => id).filter((id) => id !== target?.id);
  const [{ data: previewed, error: previewError }, reload] = useQuery({
    query: MergePreviewQuery,
    variables: { targetId: into?.id ?? '', sourceIds },
    pause: !into || sourceIds.length === 0,
    requestPolicy: 'cache-and-network',
  });
  // While the next one is on its way, the last one is still there.
  const preview =
    previewed && readFragment(MergeCountsFields, previewed.mergePreview.before).idea.id === into?.id
      ? previewed.mergePreview
      : undefined;
  const refusals = failure?.userErrors ?? userErrorsOf(preview?.userErrors);
  const { byIdea, rest } = sortByIdea(refusals, sourceIds);

  const send = async () => {
    if (!into || pending || refusals.length > 0) return;
    setPending(true);
    const refused = await actions.merge(into, sourceIds);
    setPending(false);
    setFailure(refused);
    if (!refused) done(sourceIds);
  };
  const choose = (next: MergeTarget) => {
    setFailure(null);
    setSwapped(false);
    setTarget(next);
  };

  return (
    <form
      ref={form}
      className="form dialog-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FormProblem general={rest.map(({ message }) => message)} requestError={failure?.requestError} />
      <IdeaSummary ideas={ideas} problems={byIdea} />
      <Field label={t`Merge into`} hint={<Trans>Words of its title, or its number as in #42.</Trans>}>
        {(control) => (
          <input
            {...control}
            ref={proposed === undefined ? focusSoon : undefined}
            type="search"
            className="input"
            autoComplete="off"
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              // Enter here is for looking, not yet for merging.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        )}
      </Field>
      {error && <Problem error={error} />}
      <fieldset className="merge-targets" aria-busy={fetching}>
        <legend className="visually-hidden">
          <Trans>Ideas to merge into</Trans>
        </legend>
        {options.map((option) => (
          <label key={option.id} className="merge-target">
            <input
              type="radio"
              name={name}
              checked={option.id === target?.id}
              onChange={() => choose(option)}
            />
            <span className="merge-target-title">{option.title}</span>
            <span className="muted">#{option.number}</span>
            <span className="muted">
              <Plural value={option.points} one="# point" other="# points" />
            </span>
            <StatusChip status={option.status} />
          </label>
        ))}
        {options.length === 0 && !fetching && (
          <p className="muted">
            {searching ? (
              <Trans>No idea matches.</Trans>
            ) : (
              <Trans>Nothing is much like it. Search for the idea by its words or number.</Trans>
            )}
          </p>
        )}
      </fieldset>
      {previewError && !preview && (
        <Problem error={previewError} retry={() => reload({ requestPolicy: 'network-only' })} />
      )}
      {preview && <MergeCounts preview={preview} />}
      {into && !preview && !previewError && <span className="skeleton" aria-hidden="true" />}
      <div className="dialog-actions">
        {single && target && (
          <button type="button" className="button" onClick={() => setSwapped(!swapped)}>
            <Icon name="swap" />
            <Trans>The other way round</Trans>
          </button>
        )}
        {into && (
          <button
            ref={proposed === undefined ? undefined : focusSoon}
            type="submit"
            className="button button-main"
            aria-disabled={pending || refusals.length > 0 || undefined}
          >
            <Plural value={sourceIds.length} one="Merge # idea" other="Merge # ideas" />
          </button>
        )}
      </div>
    </form>
  );
}
