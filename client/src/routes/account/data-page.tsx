import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { AccountFrame } from '../../features/account/account-frame.js';
import { useShell } from '../../features/session/shell.js';
import { Problem } from '../../ui/problem.js';
import { DataExportQuery } from './data-export-query.js';
import { DeleteAccountForm } from './delete-account-form.js';
import { ExportSection } from './export-section.js';

export default function DataPage() {
  const { t } = useLingui();
  const { viewer } = useShell();
  const [{ data, error }, execute] = useQuery({
    query: DataExportQuery,
    pause: !viewer,
    requestPolicy: 'cache-and-network',
  });
  const refresh = () => execute({ requestPolicy: 'network-only' });
  return (
    <AccountFrame title={t`Your data`} path="/account/data" busy={!data && !error}>
      <section className="account-section">
        <h2>
          <Trans>Take your data along</Trans>
        </h2>
        <p>
          <Trans>
            All that is kept of you, as a ZIP of JSON files: profile, ideas, comments, votes, follows,
            notifications and more.
          </Trans>
        </p>
        {!data && !error && <div className="skeleton skeleton-block" aria-hidden="true" />}
        {error && !data && <Problem error={error} retry={refresh} />}
        {data?.viewer && <ExportSection current={data.viewer.dataExport} refresh={refresh} />}
      </section>
      <section className="account-section">
        <h2>
          <Trans>Delete your account</Trans>
        </h2>
        {viewer && <DeleteAccountForm handle={viewer.member.handle} />}
      </section>
    </AccountFrame>
  );
}
