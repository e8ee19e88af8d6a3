import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { AccountFrame } from '../../features/account/account-frame.js';
import { memberPath } from '../../features/ideas/idea-path.js';
import { NameField } from '../../features/session/credential-fields.js';
import { useShell } from '../../features/session/shell.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { Field } from '../../ui/field.js';
import { FormProblem } from '../../ui/form-problem.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { PictureForm } from './picture-form.js';
import { SaveProfile } from './save-profile.js';

export default function ProfilePage() {
  const { t } = useLingui();
  const { viewer } = useShell();
  return (
    <AccountFrame title={t`Profile`} path="/account">
      {viewer && (
        <>
          <PictureForm member={viewer.member} />
          <ProfileForm member={viewer.member} />
        </>
      )}
    </AccountFrame>
  );
}

function ProfileForm({ member }: { member: { handle: string; displayName: string } }) {
  const { t } = useLingui();
  const [displayName, setDisplayName] = useState(member.displayName);
  const [handle, setHandle] = useState(member.handle);
  const [saved, setSaved] = useState(false);
  const { run, pending, failure } = useFormMutation(SaveProfile, (data) => data.updateProfile?.userErrors);
  const { byField, general } = sortUserErrors(failure.userErrors, ['displayName', 'handle']);
  const form = useFirstError(failure);
  const isRenamed = handle.trim().toLowerCase() !== member.handle;
  const save = async () => {
    setSaved(false);
    const input = { displayName, ...(isRenamed ? { handle: handle.trim() } : {}) };
    if (await run({ input })) setSaved(true);
  };
  return (
    <form
      ref={form}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FormProblem general={general} requestError={failure.requestError} />
      <NameField
        value={displayName}
        error={byField.displayName}
        hint={<Trans>Everybody sees it beside what you write.</Trans>}
        onChange={(value) => {
          setDisplayName(value);
          setSaved(false);
        }}
      />
      <Field
        label={t`Handle`}
        error={byField.handle}
        hint={
          isRenamed ? (
            <Trans>
              Your page moves to the new address. Links and mentions with “{member.handle}” lead to you still,
              and nobody else can take it for 90 days.
            </Trans>
          ) : (
            <Trans>In the address of your page, and for @mentions: letters a–z, digits and hyphens.</Trans>
          )
        }
      >
        {(control) => (
          <input
            {...control}
            className="input"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={handle}
            onChange={(event) => {
              setHandle(event.target.value);
              setSaved(false);
            }}
          />
        )}
      </Field>
      <div className="form-actions">
        <SubmitButton pending={pending}>
          <Trans>Save</Trans>
        </SubmitButton>
        <Link className="button button-quiet" to={memberPath(member)}>
          <Trans>See your profile as others do</Trans>
        </Link>
        <output>{saved && <Trans>Saved.</Trans>}</output>
      </div>
    </form>
  );
}
