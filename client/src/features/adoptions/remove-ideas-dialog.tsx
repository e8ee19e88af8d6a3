import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { useId, useState } from 'react';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { MarkdownField } from '../writing/markdown-field.js';
import { useKeptDraft } from '../writing/use-kept-draft.js';
import type { AdoptionOnPage } from './adoption-facts.js';
import { StatusSelect } from './status-select.js';
import { UpdateAdoption } from './update-adoption.js';

interface RemoveIdeasDialogProps {
  adoption: AdoptionOnPage;
  ideas: ReadonlyArray<{ id: string; number: number; title: string }>;
  /** Loads those that are not in `ideas` yet; undefined where there are none. */
  loadMore: (() => void) | undefined;
  open: boolean;
  onClose(): void;
}

/** Ideas that the promise is not about after all. */
export function RemoveIdeasDialog({ adoption, ideas, loadMore, open, onClose }: RemoveIdeasDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const id = useId();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [missing, setMissing] = useState(0);
  const [statusKey, setStatusKey] = useState('');
  const answer = useKeptDraft(`leave:${adoption.id}`);
  const { run, pending, failure, forgive } = useFormMutation(
    UpdateAdoption,
    (data) => data.updateAdoption?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, [
    'removeIdeaIds',
    'removedStatusKey',
    'response',
  ]);
  // Others may have taken some of them out meanwhile.
  const leaving = ideas.filter((idea) => marked.has(idea.id));
  const count = leaving.length;
  const error = missing > 0 && count === 0 ? t`Choose at least one idea.` : byField.removeIdeaIds;
  const close = () => {
    onClose();
    setMissing(0);
    forgive();
  };
  const toggle = (ideaId: string) =>
    setMarked(
      new Set(marked.has(ideaId) ? [...marked].filter((other) => other !== ideaId) : [...marked, ideaId]),
    );
  const remove = async () => {
    setMissing(count === 0 ? missing + 1 : 0);
    if (count === 0) return;
    const input = {
      adoptionId: adoption.id,
      removeIdeaIds: leaving.map((idea) => idea.id),
      removedStatusKey: statusKey,
      response: answer.text,
    };
    if (!(await run({ input }))) return;
    announce(t`${plural(count, { one: '# idea removed', other: '# ideas removed' })}`);
    setMarked(new Set());
    answer.clear();
    close();
  };
  return (
    <FormDialog
      title={t`Remove ideas`}
      open={open}
      onClose={close}
      onSubmit={() => void remove()}
      failure={failure}
      general={general}
      missing={missing}
      pending={pending}
      submit={
        count === 0 ? (
          <Trans>Remove ideas</Trans>
        ) : (
          <Plural value={count} one="Remove # idea" other="Remove # ideas" />
        )
      }
      consequence={
        <p>
          <Trans>The people behind the removed ideas read this answer.</Trans>
        </p>
      }
    >
      <fieldset className="field choice-field" aria-describedby={error ? `${id}-error` : undefined}>
        <legend className="field-label">
          <Trans>Which ideas leave?</Trans>
        </legend>
        {ideas.map((idea) => (
          <label className="choice" key={idea.id}>
            <input
              type="checkbox"
              checked={marked.has(idea.id)}
              aria-invalid={error ? true : undefined}
              onChange={() => toggle(idea.id)}
            />
            <span>
              #{idea.number} {idea.title}
            </span>
          </label>
        ))}
        {loadMore && (
          <button type="button" className="button" onClick={loadMore}>
            <Trans>Show more ideas</Trans>
          </button>
        )}
        {error && (
          <p className="field-error" id={`${id}-error`}>
            {error}
          </p>
        )}
      </fieldset>
      <StatusSelect
        label={t`Where do they go?`}
        value={statusKey}
        error={byField.removedStatusKey}
        onChange={setStatusKey}
      />
      <MarkdownField
        label={t`Your answer`}
        value={answer.text}
        error={byField.response}
        placeholder={t`Why this is not part of it after all.`}
        onChange={answer.change}
      />
    </FormDialog>
  );
}
