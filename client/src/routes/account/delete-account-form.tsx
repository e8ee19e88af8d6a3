import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useSessionEnd } from '../../features/session/use-session-change.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { Field } from '../../ui/field.js';
import { FormProblem } from '../../ui/form-problem.js';
import { useFirstError } from '../../ui/use-first-error.js';

export const DeleteAccount = graphql(
  `
    mutation DeleteAccount($input: DeleteAccountInput!) {
      deleteAccount(input: $input) {
        deleted
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

/** Nothing brings the account back: what goes and what stays is said first, and the handle is typed. */
export function DeleteAccountForm({ handle }: { handle: string }) {
  const { t } = useLingui();
  const endSession = useSessionEnd();
  const [typed, setTyped] = useState('');
  const [withdrawVotes, setWithdrawVotes] = useState(false);
  const { run, pending, failure } = useFormMutation(DeleteAccount, (data) => data.deleteAccount?.userErrors);
  const { byField, general } = sortUserErrors(failure.userErrors, ['confirmHandle']);
  const form = useFirstError(failure);
  const erase = async () => {
    if (await run({ input: { confirmHandle: typed.trim(), withdrawVotes } })) endSession('/account/deleted');
  };
  return (
    <form
      ref={form}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void erase();
      }}
    >
      <FormProblem general={general} requestError={failure.requestError} />
      <div>
        <p>
          <Trans>
            <strong>What goes, for good:</strong> your name, handle, address, password and picture, your
            sessions, notifications and follows, your place in teams, and every @mention of you.
          </Trans>
        </p>
        <p>
          <Trans>
            <strong>What stays:</strong> your ideas and comments, under “Deleted member”, so that others can
            go on with them. Delete beforehand what you don’t want to leave. Your likes and votes stay counted
            without your name, unless you take the votes back.
          </Trans>
        </p>
        <p>
          <Trans>Nobody can bring the account back. Take your data along first, if you may want it.</Trans>
        </p>
      </div>
      <label className="choice">
        <input
          type="checkbox"
          checked={withdrawVotes}
          onChange={(event) => setWithdrawVotes(event.target.checked)}
        />
        {t`Take back all my votes, too`}
      </label>
      <Field label={t`Type your handle, ${handle}, to confirm`} error={byField.confirmHandle}>
        {(control) => (
          <input
            {...control}
            className="input"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div className="form-actions">
        <button type="submit" className="button button-danger" aria-disabled={pending || undefined}>
          <Trans>Delete my account</Trans>
        </button>
      </div>
    </form>
  );
}
