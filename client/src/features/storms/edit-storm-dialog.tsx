import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { useKeptDraft } from '../writing/use-kept-draft.js';
import { fromLocalField, toLocalField } from './local-moment.js';
import { StormFacts, type StormOnPage } from './storm-facts.js';
import { StormFields, type StormDraft } from './storm-fields.js';

export const UpdateStorm = graphql(
  `
    mutation UpdateStorm($input: UpdateStormInput!) {
      updateStorm(input: $input) {
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

interface EditStormDialogProps {
  storm: StormOnPage;
  open: boolean;
  onClose(): void;
}

export function EditStormDialog({ storm, open, onClose }: EditStormDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const stored: StormDraft = {
    title: storm.title,
    brief: storm.brief,
    opensAt: toLocalField(storm.opensAt),
    closesAt: toLocalField(storm.closesAt),
  };
  /** Only what was touched: the rest follows what others change meanwhile. */
  const brief = useKeptDraft(`storm-brief:${storm.id}`);
  const [changed, setChanged] = useState<Partial<StormDraft>>(brief.text === '' ? {} : { brief: brief.text });
  const hasOpened = storm.state !== 'UPCOMING';
  const draft = { ...stored, ...changed };
  const [missing, setMissing] = useState(0);
  const { run, pending, failure, forgive } = useFormMutation(
    UpdateStorm,
    (data) => data.updateStorm?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, [
    'title',
    'brief',
    // What no field shows is said above the form.
    ...(hasOpened ? [] : ['opensAt']),
    'closesAt',
  ]);
  const faultOf = (field: 'opensAt' | 'closesAt') =>
    missing > 0 && fromLocalField(draft[field]) === null ? t`Choose a day and a time.` : byField[field];
  const close = () => {
    onClose();
    setMissing(0);
    forgive();
  };
  const save = async () => {
    const [opensAt, closesAt] = [fromLocalField(draft.opensAt), fromLocalField(draft.closesAt)];
    const lacks = (!hasOpened && opensAt === null) || closesAt === null;
    setMissing(lacks ? missing + 1 : 0);
    if (lacks) return;
    const done = await run({
      input: {
        stormId: storm.id,
        ...(changed.title !== undefined && { title: changed.title.trim() }),
        ...(changed.brief !== undefined && { brief: changed.brief }),
        // Untouched ones would lose their seconds.
        ...(!hasOpened && changed.opensAt !== undefined && { opensAt }),
        ...(changed.closesAt !== undefined && { closesAt }),
      },
    });
    if (!done) return;
    announce(t`Your changes are saved.`);
    setChanged({});
    brief.clear();
    close();
  };
  return (
    <FormDialog
      title={t`Edit the storm session`}
      open={open}
      onClose={close}
      onSubmit={() => void save()}
      failure={failure}
      general={general}
      missing={missing}
      pending={pending}
      submit={<Trans>Save</Trans>}
    >
      <StormFields
        draft={draft}
        errors={{ ...byField, opensAt: faultOf('opensAt'), closesAt: faultOf('closesAt') }}
        hasOpened={hasOpened}
        onChange={(part) => {
          setChanged({ ...changed, ...part });
          if (part.brief !== undefined) brief.change(part.brief);
        }}
      />
    </FormDialog>
  );
}
