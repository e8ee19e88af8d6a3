import { Trans, useLingui } from '@lingui/react/macro';
import { useSearchParams } from 'react-router';
import { usePageHead } from '../../features/session/page-head.js';
import { takeRememberedNext } from '../../features/session/return-to.js';
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
  const redeem = async () => {
    if (await run({ input: { token: query.get('token') ?? '' } })) changeSession(takeRememberedNext());
  };
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
