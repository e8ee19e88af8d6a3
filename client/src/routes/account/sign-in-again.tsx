import { Trans } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { withNext } from '../../features/session/return-to.js';
import { useSessionChange } from '../../features/session/use-session-change.js';
import { graphql } from '../../graphql/graphql.js';
import { FormProblem } from '../../ui/form-problem.js';

export const SignOutToSignIn = graphql(`
  mutation SignOutToSignIn {
    signOut {
      signedOut
    }
  }
`);

/** For what needs a fresh sign-in: out, and by the same door in again. */
export function SignInAgain({ next }: { next: string }) {
  const [{ error: failed }, signOut] = useMutation(SignOutToSignIn);
  const changeSession = useSessionChange();
  const leave = async () => {
    const { error } = await signOut({});
    if (!error) changeSession(withNext('/sign-in', next));
  };
  return (
    <div>
      <FormProblem general={[]} requestError={failed} />
      <p>
        <button type="button" className="button" onClick={() => void leave()}>
          <Trans>Sign in again</Trans>
        </button>
      </p>
    </div>
  );
}
