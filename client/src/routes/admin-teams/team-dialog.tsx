import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { proposeSlug } from '../../features/administration/propose-slug.js';
import { SlugField } from '../../features/administration/slug-field.js';
import type { Draft } from '../../features/administration/use-drafts.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { Problem } from '../../ui/problem.js';
import { PeoplePicker } from './people-picker.js';
import { CreateTeam, UpdateTeam, type AdminTeam, type TeamPerson } from './teams-query.js';
import { useTeamPeople } from './use-team-people.js';

const FIELDS = ['name', 'slug', 'memberIds'] as const;

const idsOf = (people: readonly TeamPerson[] | undefined): string =>
  (people ?? [])
    .map(({ id }) => id)
    .toSorted()
    .join();

interface TeamDialogProps {
  draft: Draft<AdminTeam>;
  saved(): void;
}

/** Makes a team, or changes its name and people. */
export function TeamDialog({ draft, saved }: TeamDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const team = draft.subject;
  const [name, setName] = useState(team?.name ?? '');
  const [ownSlug, setSlug] = useState<string | null>(null);
  const slug = ownSlug ?? proposeSlug(name);
  const { people, before, setPeople, error, retry } = useTeamPeople(team?.slug ?? null);
  const isRenamed = name !== (team?.name ?? '');
  const isOtherPeople = idsOf(people) !== idsOf(before);
  const isTouched = isRenamed || isOtherPeople || ownSlug !== null;
  const creation = useFormMutation(CreateTeam, (data) => data.createTeam?.userErrors);
  const change = useFormMutation(UpdateTeam, (data) => data.updateTeam?.userErrors);
  const { failure, pending } = team ? change : creation;
  const { byField, general } = sortUserErrors(failure.userErrors, FIELDS);
  const send = async () => {
    const memberIds = people?.map(({ id }) => id) ?? [];
    // Only what was touched, so that two administrators do not undo each other's changes.
    const done = team
      ? await change.run({
          input: { teamId: team.id, ...(isRenamed && { name }), ...(isOtherPeople && { memberIds }) },
        })
      : await creation.run({ input: { slug, name, memberIds } });
    if (!done) return;
    announce(team ? t`The team is saved.` : t`The team is there.`);
    draft.drop();
    saved();
  };
  return (
    <FormDialog
      title={team ? t`Team “${team.name}”` : t`New team`}
      open={draft.open}
      onClose={isTouched ? draft.hide : draft.drop}
      onCancel={draft.drop}
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
