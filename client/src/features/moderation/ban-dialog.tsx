import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { useShell } from '../session/shell.js';
import { banEnd, BAN_LENGTHS, type BanLength } from './ban-end.js';
import { MemberBanFields } from './member-ban-fields.js';

export const BanMember = graphql(
  `
    mutation BanMember($input: BanMemberInput!) {
      banMember(input: $input) {
        member {
          ...MemberBanFields
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [MemberBanFields, UserErrorFields],
);

interface BanDialogProps {
  memberId: string;
  name: string;
  open: boolean;
  close(): void;
}

/** For how long, why, and what goes with it. */
export function BanDialog({ memberId, name, open, close }: BanDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const { community } = useShell();
  const [length, setLength] = useState<BanLength>('WEEK');
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const [hideContent, setHideContent] = useState(false);
  const [discountVotes, setDiscountVotes] = useState(false);
  /** How often it was tried without a day. */
  const [missing, setMissing] = useState(0);
  const { run, pending, failure, forgive } = useFormMutation(BanMember, (data) => data.banMember?.userErrors);
  const { byField, general } = sortUserErrors(failure.userErrors, ['reason', 'until']);
  const lengths: Record<BanLength, string> = {
    DAY: t`A day`,
    WEEK: t`A week`,
    MONTH: t`30 days`,
    UNTIL: t`Until the end of a day`,
    GOOD: t`For good`,
  };
  const leave = () => {
    close();
    forgive();
  };
  const ban = async () => {
    const until = banEnd(length, day, new Date());
    if (until === undefined) return setMissing(missing + 1);
    setMissing(0);
    const input = { memberId, reason, until: until?.toISOString() ?? null, hideContent, discountVotes };
    if (!(await run({ input }))) return;
    announce(t`${name} is banned.`);
    leave();
  };
  return (
    <FormDialog
      title={t`Ban ${name}`}
      open={open}
      onClose={leave}
      onSubmit={() => void ban()}
      failure={failure}
      general={general}
      missing={missing}
      pending={pending}
      danger
      submit={pending ? <Trans>Banning…</Trans> : <Trans>Ban</Trans>}
      consequence={
        <Trans>
          They are signed out at once and cannot sign in until the ban ends. When they try, they learn until
          when, but not why. You can lift the ban at any time, with all that goes with it.
        </Trans>
      }
    >
      <Field label={t`For how long`} error={length === 'UNTIL' ? undefined : byField.until}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={length}
            onChange={(event) => setLength(BAN_LENGTHS.find((one) => one === event.target.value) ?? 'WEEK')}
          >
            {BAN_LENGTHS.map((one) => (
              <option key={one} value={one}>
                {lengths[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {length === 'UNTIL' && (
        <Field label={t`Last day`} error={missing > 0 ? t`Choose a day to come.` : byField.until}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="date"
              value={day}
              onChange={(event) => {
                setDay(event.target.value);
                setMissing(0);
              }}
            />
          )}
        </Field>
      )}
      <Field label={t`Why`} hint={t`Only moderators ever see it.`} error={byField.reason}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={3}
            required
            maxLength={community?.limits.reasonMax}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <label className="check">
        <input type="checkbox" checked={hideContent} onChange={() => setHideContent(!hideContent)} />
        <span>{t`Also hide all that they wrote`}</span>
      </label>
      <label className="check">
        <input type="checkbox" checked={discountVotes} onChange={() => setDiscountVotes(!discountVotes)} />
        <span>{t`Also count none of their votes`}</span>
      </label>
    </FormDialog>
  );
}
