import { Trans, useLingui } from '@lingui/react/macro';
import { useSearchParams } from 'react-router';
import { usePageHead } from '../../features/session/page-head.js';
import { takeRememberedNext, withNext } from '../../features/session/return-to.js';
import { useSessionChange } from '../../features/session/use-session-change.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { UserErrorFields } from '../../graphql/user-errors.js';
import { RedeemForm } from './redeem-form.js';

const VerifyEmail = graphql(
  `
    mutation VerifyEmail($input: VerifyEmailInput!) {
      verifyEmail(input: $input) {
        viewer {
          email
          member {
            id
          }
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export default function VerifyEmailPage() {
  const { t } = useLingui();
  const [query] = useSearchParams();
  const changeSession = useSessionChange();
  const { run, pending, failure } = useFormMutation(VerifyEmail, (data) => data.verifyEmail?.userErrors);
  usePageHead(t`Confirm your address`);
  const isChange = query.get('for') === 'change';
  const redeem = async () => {
    const data = await run({ input: { token: query.get('token') ?? '' } });
    if (!data) return;
    if (!isChange) changeSession(takeRememberedNext());
    else changeSession(data.verifyEmail?.viewer ? '/account/email' : withNext('/sign-in', '/account/email'));
  };
  if (isChange)
    return (
      <RedeemForm
        title={<Trans>Confirm your new address</Trans>}
        explanation={
          <Trans>
            One press, and this is the address of your account: you sign in with it, and mail goes there.
          </Trans>
        }
        action={<Trans>Confirm the new address</Trans>}
        again="/account/email"
        pending={pending}
        failure={failure}
        redeem={() => void redeem()}
      />
    );
  return (
    <RedeemForm
      title={<Trans>Confirm your address</Trans>}
      explanation={<Trans>One press, and your account is ready.</Trans>}
      action={<Trans>Confirm and sign in</Trans>}
      again="/sign-in"
      pending={pending}
      failure={failure}
      redeem={() => void redeem()}
    />
  );
}
