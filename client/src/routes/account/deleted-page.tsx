import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { usePageHead } from '../../features/session/page-head.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';

/** The last page of whoever has gone. */
export default function DeletedPage() {
  const { t } = useLingui();
  usePageHead(t`Account deleted`);
  return (
    <div className="page page-narrow">
      <PageHeading>
        <Trans>Account deleted</Trans>
      </PageHeading>
      <Notice
        action={
          <Link className="button" to="/">
            <Trans>See all ideas</Trans>
          </Link>
        }
      >
        <p>
          <Trans>
            Your name is gone from here; the last mentions of it go within minutes. Thank you for what you
            gave.
          </Trans>
        </p>
      </Notice>
    </div>
  );
}
