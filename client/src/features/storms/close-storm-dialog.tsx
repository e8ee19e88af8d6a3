import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { MarkdownField } from '../writing/markdown-field.js';
import { keptText, useKeptDraft } from '../writing/use-kept-draft.js';
import { StormFacts, type StormOnPage } from './storm-facts.js';

export const CloseStorm = graphql(
  `
    mutation CloseStorm($input: CloseStormInput!) {
      closeStorm(input: $input) {
        storm {
          ...StormFacts
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [StormFacts, UserErrorFields],
);

interface CloseStormDialogProps {
  storm: StormOnPage;
  open: boolean;
  onClose(): void;
  /** The result is there, and the dialog gone. */
  onPosted(): void;
}

/** Ends an open one now with what came of it, or tells or corrects that of one that is over. */
export function CloseStormDialog({ storm, open, onClose, onPosted }: CloseStormDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const name = `storm-result:${storm.id}`;
  const draft = useKeptDraft(name);
  const [touched, setTouched] = useState(() => keptText(name) !== '');
  const text = touched ? draft.text : (storm.result ?? '');
  const { run, pending, failure, forgive } = useFormMutation(
    CloseStorm,
    (data) => data.closeStorm?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, ['result']);
  const ends = storm.state === 'OPEN';
  const close = () => {
    onClose();
    forgive();
  };
  const send = async () => {
    if (!(await run({ input: { stormId: storm.id, result: text } }))) return;
    announce(
      ends
        ? t`The storm session is over. Everyone who took part is told what came of it.`
        : t`The result is posted.`,
    );
    draft.clear();
    setTouched(false);
    close();
    onPosted();
  };
  return (
    <FormDialog
      title={
        ends ? t`End the storm session` : storm.result === null ? t`Post the result` : t`Correct the result`
      }
      open={open}
      onClose={close}
      onSubmit={() => void send()}
      failure={failure}
      general={general}
      pending={pending}
      danger={ends}
      submit={
        ends ? (
          <Trans>End it now</Trans>
        ) : storm.result === null ? (
          <Trans>Post it</Trans>
        ) : (
          <Trans>Save</Trans>
        )
      }
      consequence={
        ends ? (
          <Trans>
            It takes no more ideas from now on, and can’t be opened again. Everyone who took part is told.
          </Trans>
        ) : storm.result === null ? (
          <Trans>Everyone who took part is told.</Trans>
        ) : undefined
      }
    >
      <MarkdownField
        label={t`What came of it`}
        value={text}
        error={byField.result}
        takesFocus
        placeholder={t`Thank those who took part, name the ideas that you take up, and say why not the others.`}
        onChange={(next) => {
          setTouched(true);
          draft.change(next);
        }}
      />
    </FormDialog>
  );
}
