import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { usePageHead } from '../../features/session/page-head.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';

/** For an address that leads nowhere, and for what doesn't exist for this viewer. */
export function NotFound() {
  const { t } = useLingui();
  usePageHead(t`Not found`);
  return (
    <div className="page">
      <PageHeading>
        <Trans>There is nothing here</Trans>
      </PageHeading>
      <Notice
        action={
          <Link className="button button-main" to="/">
            <Trans>See all ideas</Trans>
          </Link>
        }
      >
        <p>
          <Trans>The address may be mistyped, or what was here is gone or not open to you.</Trans>
        </p>
      </Notice>
    </div>
  );
}

export default NotFound;
