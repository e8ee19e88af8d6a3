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
import { CastVoteFor } from './cast-vote-for.js';

const FIELDS = ['email', 'displayName', 'note'] as const;

interface VoteForDialogProps {
  ideaId: string;
  open: boolean;
  close(): void;
  /** Told what became of it. */
  done(outcome: string): void;
}

/** Takes down for whom a team votes, and where they said so. */
export function VoteForDialog({ ideaId, open, close, done }: VoteForDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const { community } = useShell();
  const [email, setEmail] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [note, setNote] = useState('');
  const [direction, setDirection] = useState<'PROMOTE' | 'DEMOTE'>('PROMOTE');
  const { run, pending, failure, forgive } = useFormMutation(
    CastVoteFor,
    (data) => data.castVoteFor?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, FIELDS);
  const leave = () => {
    close();
    forgive();
  };
  const send = async () => {
    const input = { ideaId, email, displayName: displayName || null, note: note || null, direction };
    const sent = await run({ input });
    if (!sent) return;
    const outcome = sent.castVoteFor?.counted
      ? t`The customer’s vote is counted.`
      : note
        ? t`A vote of theirs stood already. Your note is kept.`
        : t`A vote of theirs stood already. Nothing has changed.`;
    announce(outcome);
    done(outcome);
    setEmail('');
    setDisplayName('');
    setNote('');
    setDirection('PROMOTE');
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
      submit={<Trans>Count the vote</Trans>}
      consequence={
        <Trans>
          It counts like any vote, once for each address, within the board’s budget. A vote of the customer’s
          own wins. Who signs up with this address takes it over; nobody is told of it.
        </Trans>
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
      <div className="admin-pair">
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
        <SelectField
          label={<Trans>Vote</Trans>}
          value={direction}
          onChange={(picked) => setDirection(picked === 'DEMOTE' ? 'DEMOTE' : 'PROMOTE')}
        >
          <option value="PROMOTE">{t`For it`}</option>
          <option value="DEMOTE">{t`Against it`}</option>
        </SelectField>
      </div>
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
    </FormDialog>
  );
}
