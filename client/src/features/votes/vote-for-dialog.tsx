import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Field } from '../../ui/field.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { SelectField } from '../../ui/select-field.js';
import { useShell } from '../session/shell.js';
import { CastVoteFor, WithdrawVoteFor } from './cast-vote-for.js';

const FIELDS = ['email', 'displayName', 'note'] as const;
const WISHES = ['PROMOTE', 'DEMOTE', 'WITHDRAW'] as const;

interface VoteForDialogProps {
  ideaId: string;
  open: boolean;
  close(): void;
  /** Told what became of it. */
  done(outcome: string): void;
}

/** Takes down for whom a team votes, and where they said so; or takes such a vote back. */
export function VoteForDialog({ ideaId, open, close, done }: VoteForDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const { community } = useShell();
  const [email, setEmail] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [note, setNote] = useState('');
  const [wish, setWish] = useState<(typeof WISHES)[number]>('PROMOTE');
  const casting = useFormMutation(CastVoteFor, (data) => data.castVoteFor?.userErrors);
  const withdrawing = useFormMutation(WithdrawVoteFor, (data) => data.withdrawVoteFor?.userErrors);
  const withdraws = wish === 'WITHDRAW';
  const { pending, failure } = withdraws ? withdrawing : casting;
  const { byField, general } = sortUserErrors(failure.userErrors, FIELDS);
  const leave = () => {
    close();
    casting.forgive();
    withdrawing.forgive();
  };
  const cast = async (direction: 'PROMOTE' | 'DEMOTE') => {
    const input = { ideaId, email, displayName: displayName || null, note: note || null, direction };
    const sent = await casting.run({ input });
    if (!sent) return null;
    if (sent.castVoteFor?.counted) return t`The customer’s vote is counted.`;
    return note
      ? t`A vote of theirs stood already. Your note is kept.`
      : t`A vote of theirs stood already. Nothing has changed.`;
  };
  const withdraw = async () => {
    const sent = await withdrawing.run({ input: { ideaId, email } });
    return sent && t`No vote that the team cast for this address is left here.`;
  };
  const send = async () => {
    const outcome = await (withdraws ? withdraw() : cast(wish));
    if (outcome === null) return;
    announce(outcome);
    done(outcome);
    setEmail('');
    setDisplayName('');
    setNote('');
    setWish('PROMOTE');
    leave();
  };
  return (
    <FormDialog
      title={t`Vote for a customer`}
      open={open}
      onClose={leave}
      onSubmit={() => void send()}
      failure={failure}
      general={general}
      pending={pending}
      submit={withdraws ? <Trans>Take the vote back</Trans> : <Trans>Count the vote</Trans>}
      consequence={
        withdraws ? (
          <Trans>
            A vote of the customer’s own stays. With the last vote for an address the team forgets it, and the
            name in its notes.
          </Trans>
        ) : (
          <Trans>
            It counts like any vote, once for each address, within the board’s budget. A vote of the
            customer’s own wins. Who signs up with this address takes it over; nobody is told of it.
          </Trans>
        )
      }
    >
      <Field
        label={<Trans>E-mail address of the customer</Trans>}
        error={byField.email}
        hint={<Trans>Shown to nobody, not even to the team.</Trans>}
      >
        {(control) => (
          <input
            {...control}
            ref={focusSoon}
            type="email"
            className="input"
            autoComplete="off"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <SelectField
        label={<Trans>Vote</Trans>}
        value={wish}
        onChange={(picked) => setWish(WISHES.find((one) => one === picked) ?? 'PROMOTE')}
      >
        <option value="PROMOTE">{t`For it`}</option>
        <option value="DEMOTE">{t`Against it`}</option>
        <option value="WITHDRAW">{t`None any more`}</option>
      </SelectField>
      {!withdraws && (
        <>
          <Field label={<Trans>Who it is</Trans>} error={byField.displayName}>
            {(control) => (
              <input
                {...control}
                className="input"
                maxLength={community?.limits.displayNameMax}
                autoComplete="off"
                value={displayName}
                onChange={(event) => setDisplayName(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={<Trans>What they said, and where</Trans>}
            error={byField.note}
            hint={<Trans>Becomes a note of the team’s on this idea.</Trans>}
          >
            {(control) => (
              <textarea
                {...control}
                className="input"
                maxLength={community?.limits.voteNoteMax}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
