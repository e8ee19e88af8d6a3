import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { useState } from 'react';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { MarkdownField } from '../writing/markdown-field.js';
import { useKeptDraft } from '../writing/use-kept-draft.js';
import type { AdoptionOnPage } from './adoption-facts.js';
import { IdeaPicker, type PickedIdea } from './idea-picker.js';
import { UpdateAdoption } from './update-adoption.js';

interface AddIdeasDialogProps {
  adoption: AdoptionOnPage;
  open: boolean;
  onClose(): void;
}

/** Further ideas that the same promise is about. */
export function AddIdeasDialog({ adoption, open, onClose }: AddIdeasDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const [picked, setPicked] = useState<PickedIdea[]>([]);
  const [missing, setMissing] = useState(0);
  const answer = useKeptDraft(`join:${adoption.id}`);
  const { run, pending, failure, forgive } = useFormMutation(
    UpdateAdoption,
    (data) => data.updateAdoption?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, ['addIdeaIds', 'response']);
  const count = picked.length;
  const close = () => {
    onClose();
    setMissing(0);
    forgive();
  };
  const add = async () => {
    setMissing(count === 0 ? missing + 1 : 0);
    if (count === 0) return;
    const input = {
      adoptionId: adoption.id,
      addIdeaIds: picked.map(({ id }) => id),
      response: answer.text,
    };
    if (!(await run({ input }))) return;
    announce(t`${plural(count, { one: '# idea added', other: '# ideas added' })}`);
    setPicked([]);
    answer.clear();
    close();
  };
  return (
    <FormDialog
      title={t`Add ideas`}
      open={open}
      onClose={close}
      onSubmit={() => void add()}
      failure={failure}
      general={general}
      missing={missing}
      pending={pending}
      submit={
        count === 0 ? <Trans>Add ideas</Trans> : <Plural value={count} one="Add # idea" other="Add # ideas" />
      }
      consequence={
        <p>
          <Trans>The people behind the added ideas read this answer and the promise.</Trans>
        </p>
      }
    >
      <IdeaPicker
        label={t`Find ideas`}
        picked={picked}
        error={missing > 0 && count === 0 ? t`Choose at least one idea.` : byField.addIdeaIds}
        onChange={setPicked}
      />
      <MarkdownField
        label={t`Your answer`}
        value={answer.text}
        error={byField.response}
        placeholder={t`We have taken this on, too: …`}
        onChange={answer.change}
      />
    </FormDialog>
  );
}
