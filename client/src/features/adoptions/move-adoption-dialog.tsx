import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { MarkdownField } from '../writing/markdown-field.js';
import { useKeptDraft } from '../writing/use-kept-draft.js';
import type { AdoptionOnPage } from './adoption-facts.js';
import { OPEN_STAGES, useStageNames, type OpenStage } from './adoption-stage.js';
import { StageChoice } from './stage-choice.js';
import { UpdateAdoption } from './update-adoption.js';
import { WhoIsTold } from './who-is-told.js';

interface MoveAdoptionDialogProps {
  adoption: AdoptionOnPage;
  ideaCount: number;
  open: boolean;
  onClose(): void;
}

/** Between the stages of work under way; its ideas go along. */
export function MoveAdoptionDialog({ adoption, ideaCount, open, onClose }: MoveAdoptionDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const names = useStageNames();
  const others = OPEN_STAGES.filter((stage) => stage !== adoption.stage);
  const onwards = others.find((stage) => OPEN_STAGES.indexOf(stage) > indexOf(adoption.stage)) ?? others[0];
  const [chosen, setChosen] = useState<OpenStage>();
  const stage = chosen !== undefined && others.includes(chosen) ? chosen : onwards;
  const note = useKeptDraft(`move:${adoption.id}`);
  const { run, pending, failure, forgive } = useFormMutation(
    UpdateAdoption,
    (data) => data.updateAdoption?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, ['response']);
  const close = () => {
    onClose();
    forgive();
  };
  const move = async () => {
    if (stage === undefined) return;
    const response = note.text.trim() === '' ? undefined : note.text;
    if (!(await run({ input: { adoptionId: adoption.id, stage, response } }))) return;
    const name = names[stage];
    announce(t`Moved to: ${name}.`);
    note.clear();
    close();
  };
  return (
    <FormDialog
      title={t`Move it on`}
      open={open}
      onClose={close}
      onSubmit={() => void move()}
      failure={failure}
      general={general}
      pending={pending}
      submit={pending ? <Trans>Moving…</Trans> : <Trans>Move it</Trans>}
      consequence={
        <>
          <p>
            <Plural
              value={ideaCount}
              one="The status of its idea follows."
              other="The status of its # ideas follows."
            />
          </p>
          <WhoIsTold supporterCount={adoption.supporterCount} />
        </>
      }
    >
      <StageChoice legend={t`To which stage?`} stages={others} value={stage} onChange={setChosen} />
      <MarkdownField
        label={t`A word to its supporters, if you like`}
        value={note.text}
        error={byField.response}
        onChange={note.change}
      />
    </FormDialog>
  );
}

const indexOf = (stage: string): number => OPEN_STAGES.findIndex((open) => open === stage);
