import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { decimalIn, wholeNumberIn } from '../../features/administration/number-in.js';
import { useShell } from '../../features/session/shell.js';
import type { VariablesOf } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Field } from '../../ui/field.js';
import { FormProblem } from '../../ui/form-problem.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { AccentField } from './accent-field.js';
import { SaveCommunity, type CommunitySettings } from './community-query.js';
import { LogoField } from './logo-field.js';
import { isWholeAddress, type LogoChange } from './logo-change.js';

const FIELDS = [
  'name',
  'logoUrl',
  'logoId',
  'accentColor',
  'pointsPerVote',
  'halfLifeDays',
  'responsePromiseDays',
  'archiveAfterDays',
] as const;
type NumberField = 'pointsPerVote' | 'halfLifeDays' | 'responsePromiseDays' | 'archiveAfterDays';
type Input = VariablesOf<typeof SaveCommunity>['input'];

function logoOf(change: LogoChange): Pick<Input, 'logoId' | 'logoUrl'> {
  if (change === undefined) return {};
  if (change === null) return { logoUrl: null };
  return 'uploaded' in change ? { logoId: change.uploaded.id } : { logoUrl: change.address };
}

/** Only what is changed is sent, so that two administrators do not undo each other's settings. */
export function CommunityForm({ saved }: { saved: CommunitySettings }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const { reload } = useShell();
  const [known, setKnown] = useState(saved);
  const [name, setName] = useState(saved.name);
  const [logo, setLogo] = useState<LogoChange>();
  const [accentColor, setAccentColor] = useState(saved.accentColor.toLowerCase());
  const [numbers, setNumbers] = useState<Record<NumberField, string>>(textsOf(saved));
  const { run, pending, failure } = useFormMutation(
    SaveCommunity,
    (data) => data.updateCommunity?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, FIELDS);
  const [missing, setMissing] = useState(0);
  const form = useFirstError(missing || failure);
  const [isSending, setSending] = useState(false);
  const isAddressMissing = missing > 0 && !isWholeAddress(logo);
  const [isSaved, setSaved] = useState(false);
  const changed = (field: NumberField) => numbers[field].trim() !== textsOf(known)[field];
  const send = async () => {
    if (isSending) return;
    if (!isWholeAddress(logo)) return setMissing((times) => times + 1);
    setMissing(0);
    const input: Input = {
      ...(name !== known.name && { name }),
      ...logoOf(logo),
      ...(accentColor !== known.accentColor.toLowerCase() && { accentColor }),
      ...(changed('pointsPerVote') && { pointsPerVote: wholeNumberIn(numbers.pointsPerVote) }),
      ...(changed('halfLifeDays') && { halfLifeDays: decimalIn(numbers.halfLifeDays) }),
      ...(changed('responsePromiseDays') && {
        responsePromiseDays: wholeNumberIn(numbers.responsePromiseDays),
      }),
      ...(changed('archiveAfterDays') && {
        archiveAfterDays:
          numbers.archiveAfterDays.trim() === '' ? null : wholeNumberIn(numbers.archiveAfterDays),
      }),
    };
    const community = (await run({ input }))?.updateCommunity?.community;
    if (!community) return;
    setKnown(community);
    setNumbers(textsOf(community));
    setLogo(undefined);
    setSaved(true);
    announce(t`The settings are saved.`);
    reload();
  };
  const edit =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setSaved(false);
    };
  const number = (field: NumberField, label: ReactNode, hint: ReactNode) => (
    <Field label={label} error={byField[field]} hint={hint}>
      {(control) => (
        <input
          {...control}
          className="input"
          inputMode="decimal"
          value={numbers[field]}
          onChange={(event) => edit(setNumbers)({ ...numbers, [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form
      ref={form}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FormProblem general={general} requestError={failure.requestError} />
      <Field
        label={<Trans context="of a thing">Name</Trans>}
        error={byField.name}
        hint={<Trans>In titles, mails and feeds.</Trans>}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={60}
            value={name}
            onChange={(event) => edit(setName)(event.target.value)}
          />
        )}
      </Field>
      <LogoField
        savedUrl={known.logoUrl}
        change={logo}
        fileError={byField.logoId}
        addressError={
          isAddressMissing
            ? t`A whole address, please, such as https://example.com/logo.png.`
            : byField.logoUrl
        }
        onChange={edit(setLogo)}
        onSending={setSending}
      />
      <AccentField value={accentColor} error={byField.accentColor} onChange={edit(setAccentColor)} />
      <div className="admin-pair">
        {number(
          'pointsPerVote',
          <Trans>Points for a vote</Trans>,
          <Trans>1 to 1000. Every idea’s points are shown anew at once; no vote changes.</Trans>,
        )}
        {number(
          'halfLifeDays',
          <Trans>Half-life of votes, days</Trans>,
          <Trans>
            1 to 3650. After so many days a vote counts half in “Popular”. The whole order is computed anew,
            which takes a moment where there are many votes.
          </Trans>,
        )}
        {number(
          'responsePromiseDays',
          <Trans>Promise to answer within, days</Trans>,
          <Trans>
            1 to 3650. Holds for ideas submitted from now on; what was promised before stays promised.
          </Trans>,
        )}
        {number(
          'archiveAfterDays',
          <Trans>Archive idle ideas after, days</Trans>,
          <Trans>
            1 to 3650, empty for never. Counts from this change at the earliest; authors are told a week
            ahead.
          </Trans>,
        )}
      </div>
      <div className="form-actions">
        <SubmitButton pending={pending || isSending}>
          <Trans>Save the settings</Trans>
        </SubmitButton>
        <output>{isSaved && <Trans>Saved.</Trans>}</output>
      </div>
    </form>
  );
}

function textsOf(settings: CommunitySettings): Record<NumberField, string> {
  return {
    pointsPerVote: String(settings.pointsPerVote),
    halfLifeDays: String(settings.halfLifeDays),
    responsePromiseDays: String(settings.responsePromiseDays),
    archiveAfterDays: String(settings.archiveAfterDays ?? ''),
  };
}
