import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { SelectField } from '../../ui/select-field.js';
import { MarkdownField } from '../writing/markdown-field.js';
import type { AdoptionOnPage } from './adoption-facts.js';
import { areComplete, filledLinks, type DeliveryLink } from './delivery-links.js';
import { LinksField } from './links-field.js';
import { UpdateAdoption } from './update-adoption.js';

/** Who may own it. */
export const TeamMembersQuery = graphql(`
  query TeamMembers($slug: String!) {
    team(slug: $slug) {
      id
      members(first: 100) {
        nodes {
          id
          displayName
        }
      }
    }
  }
`);

interface Draft {
  title: string;
  summary: string;
  /** Empty for none. */
  targetDate: string;
  ownerId: string;
  links: DeliveryLink[];
}

interface EditAdoptionDialogProps {
  adoption: AdoptionOnPage;
  open: boolean;
  onClose(): void;
}

export function EditAdoptionDialog({ adoption, open, onClose }: EditAdoptionDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const stored: Draft = {
    title: adoption.title,
    summary: adoption.summary,
    targetDate: adoption.targetDate ?? '',
    ownerId: adoption.owner.id,
    links: adoption.links.map(({ title, url }) => ({ title, url })),
  };
  /** Only what was touched: the rest follows what others change meanwhile. */
  const [changed, setChanged] = useState<Partial<Draft>>({});
  const draft = { ...stored, ...changed };
  const [missing, setMissing] = useState(0);
  const { run, pending, failure, forgive } = useFormMutation(
    UpdateAdoption,
    (data) => data.updateAdoption?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, [
    'title',
    'summary',
    'targetDate',
    'ownerId',
    'links',
  ]);
  const [{ data }] = useQuery({
    query: TeamMembersQuery,
    variables: { slug: adoption.team.slug },
    pause: !open,
  });
  const members = data?.team?.members.nodes ?? [];
  const owners = members.some(({ id }) => id === adoption.owner.id) ? members : [adoption.owner, ...members];
  const change = (part: Partial<Draft>) => setChanged({ ...changed, ...part });
  const close = () => {
    onClose();
    setMissing(0);
    forgive();
  };
  const save = async () => {
    const { title, summary, targetDate, ownerId, links } = changed;
    const ready = links === undefined || areComplete(links);
    setMissing(ready ? 0 : missing + 1);
    if (!ready) return;
    const done = await run({
      input: {
        adoptionId: adoption.id,
        ...(title !== undefined && { title: title.trim() }),
        ...(summary !== undefined && { summary }),
        ...(targetDate !== undefined && { targetDate: targetDate || null }),
        ...(ownerId !== undefined && { ownerId }),
        ...(links !== undefined && { links: filledLinks(links) }),
      },
    });
    if (!done) return;
    announce(t`Your changes are saved.`);
    setChanged({});
    close();
  };
  return (
    <FormDialog
      title={t`Edit the adoption`}
      open={open}
      onClose={close}
      onSubmit={() => void save()}
      failure={failure}
      general={general}
      missing={missing}
      pending={pending}
      submit={<Trans>Save</Trans>}
    >
      <Field label={t`The promise in one line`} error={byField.title}>
        {(control) => (
          <input
            {...control}
            className="input"
            required
            autoComplete="off"
            value={draft.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <MarkdownField
        label={t`More about it`}
        value={draft.summary}
        error={byField.summary}
        placeholder={t`What will people have, in their words, and what not?`}
        limit="adoptionSummaryMax"
        onChange={(summary) => change({ summary })}
      />
      <Field
        label={t`Target date`}
        error={byField.targetDate}
        hint={<Trans>Leave it empty to promise no date.</Trans>}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            type="date"
            value={draft.targetDate}
            onChange={(event) => change({ targetDate: event.target.value })}
          />
        )}
      </Field>
      <SelectField
        label={t`Owner`}
        error={byField.ownerId}
        value={draft.ownerId}
        onChange={(picked) => change({ ownerId: picked })}
      >
        {owners.map((member) => (
          <option key={member.id} value={member.id}>
            {member.displayName}
          </option>
        ))}
      </SelectField>
      <LinksField
        links={draft.links}
        incomplete={missing > 0}
        error={byField.links}
        onChange={(links) => change({ links })}
      />
    </FormDialog>
  );
}
