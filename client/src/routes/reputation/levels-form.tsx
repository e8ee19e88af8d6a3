import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { randomKey } from '../../features/writing/random-key.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Field } from '../../ui/field.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { SaveLevels, type LevelOnPage } from './reputation-query.js';

interface Draft {
  id: string;
  name: string;
  /** As it was typed. */
  from: string;
}

const draftsOf = (levels: readonly LevelOnPage[]): Draft[] =>
  levels.map(({ name, from }) => ({ id: randomKey(), name, from: String(from) }));

/** What is no number is for the server to refuse, at its field. */
const numberIn = (text: string): number => {
  const value = Number(text.trim() === '' ? Number.NaN : text);
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? value : -1;
};

export function LevelsForm({ initial }: { initial: readonly LevelOnPage[] }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  // Read once: what others save meanwhile must not overwrite what is being edited.
  const [drafts, setDrafts] = useState(() => draftsOf(initial));
  const [saved, setSaved] = useState(false);
  /** The level whose name takes the focus: the one that was added, or the neighbour of one that is gone. */
  const [wanted, setWanted] = useState<string | null>(null);
  const focusOnce = (input: HTMLInputElement | null) => {
    if (!input) return;
    input.focus();
    setWanted(null);
  };
  const { run, pending, failure, forgive } = useFormMutation(
    SaveLevels,
    (data) => data.updateLevels?.userErrors,
  );
  const edit = (next: Draft[]) => {
    setDrafts(next);
    setSaved(false);
  };
  /** What the server said of the third level means another one once the order has changed. */
  const rearrange = (next: Draft[]) => {
    edit(next);
    forgive();
  };
  const change = (id: string, part: Partial<Draft>) =>
    edit(drafts.map((draft) => (draft.id === id ? { ...draft, ...part } : draft)));
  const saying = (index: number, field: string): string | undefined =>
    failure.userErrors.find((error) => error.field?.[1] === String(index) && error.field[2] === field)
      ?.message;
  const beyond = failure.userErrors.filter((error) => error.field?.[1] === undefined);
  const save = async () => {
    const data = await run({ levels: drafts.map(({ name, from }) => ({ name, from: numberIn(from) })) });
    const levels = data?.updateLevels?.levels;
    if (!levels) return;
    // The same rows, in the order of their points, so that the focus stays where it is.
    const byPoints = drafts.toSorted((a, b) => numberIn(a.from) - numberIn(b.from));
    setDrafts((now) =>
      now === drafts
        ? levels.map(({ name, from }, i) => ({
            id: byPoints[i]?.id ?? randomKey(),
            name,
            from: String(from),
          }))
        : now,
    );
    setSaved(true);
    announce(t`The levels are saved.`);
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ol className="level-rows">
        {drafts.map((draft, index) => {
          const name = draft.name || t`New level`;
          return (
            <li key={draft.id}>
              <Field label={<Trans context="of a thing">Name</Trans>} error={saying(index, 'name')}>
                {(control) => (
                  <input
                    {...control}
                    ref={draft.id === wanted ? focusOnce : undefined}
                    className="input"
                    value={draft.name}
                    onChange={(event) => change(draft.id, { name: event.target.value })}
                  />
                )}
              </Field>
              <Field label={<Trans>From points</Trans>} error={saying(index, 'from')}>
                {(control) => (
                  <input
                    {...control}
                    className="input"
                    inputMode="numeric"
                    value={draft.from}
                    onChange={(event) => change(draft.id, { from: event.target.value })}
                  />
                )}
              </Field>
              <button
                type="button"
                className="button button-quiet"
                aria-label={t`Remove ${name}`}
                title={t`Remove ${name}`}
                aria-disabled={drafts.length === 1 || undefined}
                onClick={() => {
                  if (drafts.length === 1) return;
                  rearrange(drafts.filter(({ id }) => id !== draft.id));
                  setWanted(drafts[index + 1]?.id ?? drafts[index - 1]?.id ?? null);
                }}
              >
                <Icon name="trash" />
              </button>
            </li>
          );
        })}
      </ol>
      <button
        type="button"
        className="button"
        onClick={() => {
          const added = { id: randomKey(), name: '', from: '' };
          rearrange([...drafts, added]);
          setWanted(added.id);
        }}
      >
        <Icon name="plus" />
        <Trans>Add a level</Trans>
      </button>
      <FormProblem general={beyond.map(({ message }) => message)} requestError={failure.requestError} />
      <div className="form-actions">
        <SubmitButton pending={pending}>
          <Trans>Save the levels</Trans>
        </SubmitButton>
        <output>{saved && <Trans>Saved.</Trans>}</output>
      </div>
    </form>
  );
}
