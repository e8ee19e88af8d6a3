import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.js';
import { Icon } from '../../ui/icon.js';

export const DemoQuery = graphql(`
  query Demo {
    demo {
      mailUrl
      accounts {
        email
        password
        displayName
        description
      }
    }
  }
`);

/** On a demo: where its mail is to be read. Nothing elsewhere. */
export function DemoMailHint() {
  const [{ data }] = useQuery({ query: DemoQuery });
  if (!data?.demo) return null;
  return (
    <p className="demo-mail">
      <Icon name="mail" />
      <span>
        <Trans>
          This is a demo: its mail is sent nowhere. <a href={data.demo.mailUrl}>Read it here</a>.
        </Trans>
      </span>
    </p>
  );
}

interface DemoAccountsProps {
  use(account: { email: string; password: string }): void;
}

/** On a demo: its accounts, each a press away. Nothing elsewhere. */
export function DemoAccounts({ use }: DemoAccountsProps) {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: DemoQuery });
  if (!data?.demo) return null;
  return (
    <section className="card demo-accounts">
      <h2>
        <Trans>Accounts of this demo</Trans>
      </h2>
      <ul>
        {data.demo.accounts.map((account) => (
          <li key={account.email}>
            <span>
              <strong>{account.displayName}</strong>
              <span className="muted">{account.description}</span>
            </span>
            <button
              type="button"
              className="button"
              aria-label={t`Sign in as ${account.displayName}`}
              onClick={() => use(account)}
            >
              <Trans>Sign in</Trans>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
