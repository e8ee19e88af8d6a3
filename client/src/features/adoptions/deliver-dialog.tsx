import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { MarkdownField } from '../writing/markdown-field.js';
import { useKeptDraft } from '../writing/use-kept-draft.js';
import { AdoptionFacts, type AdoptionOnPage } from './adoption-facts.js';
import { areComplete, filledLinks, type DeliveryLink } from './delivery-links.js';
import { LinksField } from './links-field.js';
import { WhoIsTold } from './who-is-told.js';

export const DeliverAdoption = graphql(
  `
    mutation DeliverAdoption($input: DeliverAdoptionInput!) {
      deliverAdoption(input: $input) {
        adoption {
          ...AdoptionFacts
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [AdoptionFacts, UserErrorFields],
);

type Outcome = 'FULL' | 'PARTIAL';

interface DeliverDialogProps {
  adoption: AdoptionOnPage;
  open: boolean;
  onClose(): void;
}

/** The end of the promise: what came of it, told to everybody who backed it. */
export function DeliverDialog({ adoption, open, onClose }: DeliverDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const id = useId();
  const [outcome, setOutcome] = useState<Outcome>('FULL');
  const story = useKeptDraft(`deliver:${adoption.id}`);
  const [links, setLinks] = useState<DeliveryLink[]>();
  const shownLinks = links ?? adoption.links.map(({ title, url }) => ({ title, url }));
  const [missing, setMissing] = useState(0);
  const { run, pending, failure, forgive } = useFormMutation(
    DeliverAdoption,
    (data) => data.deliverAdoption?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, ['response', 'links']);
  const close = () => {
    onClose();
    setMissing(0);
    forgive();
  };
  const deliver = async () => {
    const ready = areComplete(shownLinks);
    setMissing(ready ? 0 : missing + 1);
    if (!ready) return;
    const content = {
      adoptionId: adoption.id,
      outcome,
      response: story.text,
      ...(links && { links: filledLinks(links) }),
    };
    if (!(await run({ input: { ...content, idempotencyKey: story.keyFor(content) } }))) return;
    announce(t`Delivered. Everyone who backed it will be told.`);
    story.clear();
    setLinks(undefined);
    close();
  };
  const outcomes: Record<Outcome, { name: string; hint: string }> = {
    FULL: { name: t`All of it`, hint: t`What was promised is there.` },
    PARTIAL: { name: t`A part of it`, hint: t`The story says what is missing and why.` },
  };
  return (
    <FormDialog
      title={t`Deliver it`}
      open={open}
      onClose={close}
      onSubmit={() => void deliver()}
      failure={failure}
      general={general}
      missing={missing}
      pending={pending}
      submit={pending ? <Trans>Delivering…</Trans> : <Trans>Deliver</Trans>}
      consequence={
        <>
          <WhoIsTold supporterCount={adoption.supporterCount} />
          <p>
            <Trans>The story appears in Ideas in Action, with thanks to the people behind the ideas.</Trans>
          </p>
        </>
      }
    >
      <fieldset className="field choice-field">
        <legend className="field-label">
          <Trans>How much of the promise is delivered?</Trans>
        </legend>
        {(['FULL', 'PARTIAL'] as const).map((option) => (
          <label className="choice" key={option}>
            <input type="radio" name={id} checked={option === outcome} onChange={() => setOutcome(option)} />
            <span>
              {outcomes[option].name}
              <small>{outcomes[option].hint}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <MarkdownField
        label={t`The story`}
        value={story.text}
        error={byField.response}
        placeholder={t`What is there now, where to find it, and what it took. Name the people whose ideas it came from.`}
        onChange={story.change}
      />
      <LinksField
        links={shownLinks}
        incomplete={missing > 0}
        error={byField.links}
        hint={t`Where people can see or try it.`}
        onChange={setLinks}
      />
    </FormDialog>
  );
}
