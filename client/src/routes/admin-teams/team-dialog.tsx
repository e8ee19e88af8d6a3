import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { proposeSlug } from '../../features/administration/propose-slug.js';
import { SlugField } from '../../features/administration/slug-field.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { Problem } from '../../ui/problem.js';
import { PeoplePicker } from './people-picker.js';
import { CreateTeam, UpdateTeam, type AdminTeam } from './teams-query.js';
import { useTeamPeople } from './use-team-people.js';

const FIELDS = ['name', 'slug', 'memberIds'] as const;

interface TeamDialogProps {
  /** Null for a new one. */
  team: AdminTeam | null;
  close(): void;
  saved(): void;
}

/** Makes a team, or changes its name and people. */
export function TeamDialog({ team, close, saved }: TeamDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const [name, setName] = useState(team?.name ?? '');
  const [ownSlug, setSlug] = useState<string | null>(null);
  const slug = ownSlug ?? proposeSlug(name);
  const { people, setPeople, error, retry } = useTeamPeople(team?.slug ?? null);
  const creation = useFormMutation(CreateTeam, (data) => data.createTeam?.userErrors);
  const change = useFormMutation(UpdateTeam, (data) => data.updateTeam?.userErrors);
  const { failure, pending } = team ? change : creation;
  const { byField, general } = sortUserErrors(failure.userErrors, FIELDS);
  const send = async () => {
    const memberIds = people?.map(({ id }) => id);
    const done = team
      ? await change.run({ input: { teamId: team.id, name, ...(memberIds && { memberIds }) } })
      : await creation.run({ input: { slug, name, memberIds: memberIds ?? [] } });
    if (!done) return;
    announce(team ? t`The team is saved.` : t`The team is there.`);
    saved();
  };
  return (
    <FormDialog
      title={team ? t`Team “${team.name}”` : t`New team`}
      open
      onClose={close}
      onSubmit={() => void send()}
      failure={failure}
      general={general}
      pending={pending}
      submit={team ? <Trans>Save the team</Trans> : <Trans>Make the team</Trans>}
      consequence={
        <Trans>
          People of a team triage and answer the ideas of its boards and read its internal notes, from their
          next request on. Who leaves keeps what is assigned to them until somebody takes it over.
        </Trans>
      }
    >
      <Field label={<Trans context="of a thing">Name</Trans>} error={byField.name}>
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={60}
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {!team && <SlugField path="" value={slug} error={byField.slug} onChange={setSlug} />}
      {error && <Problem error={error} retry={retry} />}
      {!people && !error && <span className="skeleton" />}
      {people && <PeoplePicker people={people} error={byField.memberIds} onChange={setPeople} />}
    </FormDialog>
  );
}
