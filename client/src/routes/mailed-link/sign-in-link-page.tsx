import { Trans, useLingui } from '@lingui/react/macro';
import { useSearchParams } from 'react-router';
import { usePageHead } from '../../features/session/page-head.js';
import { takeRememberedNext } from '../../features/session/return-to.js';
import { useSessionChange } from '../../features/session/use-session-change.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { UserErrorFields } from '../../graphql/user-errors.js';
import { RedeemForm } from './redeem-form.js';

const RedeemSignInLink = graphql(
  `
    mutation RedeemSignInLink($input: RedeemSignInLinkInput!) {
      redeemSignInLink(input: $input) {
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

export default function SignInLinkPage() {
  const { t } = useLingui();
  const [query] = useSearchParams();
  const changeSession = useSessionChange();
  const { run, pending, failure } = useFormMutation(
    RedeemSignInLink,
    (data) => data.redeemSignInLink?.userErrors,
  );
  usePageHead(t`Sign in`);
  const redeem = async () => {
    if (await run({ input: { token: query.get('token') ?? '' } })) changeSession(takeRememberedNext());
  };
  return (
    <RedeemForm
      title={<Trans>Welcome back</Trans>}
      explanation={
        <Trans>
          One press, and you are signed in. You may then set a new password in the menu of your account.
        </Trans>
      }
      action={<Trans>Sign in</Trans>}
      again="/forgot-password"
      pending={pending}
      failure={failure}
      redeem={() => void redeem()}
    />
  );
}
