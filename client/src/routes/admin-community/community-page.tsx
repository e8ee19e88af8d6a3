import { useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { AdminFrame } from '../../features/administration/admin-frame.js';
import { Problem } from '../../ui/problem.js';
import { CommunityForm } from './community-form.js';
import { CommunitySettingsQuery } from './community-query.js';

/** How the community looks and counts; for administrators. */
export default function CommunityPage() {
  const { t } = useLingui();
  return (
    <AdminFrame title={t`Community`}>
      <Settings />
    </AdminFrame>
  );
}

function Settings() {
  const [{ data, error }, execute] = useQuery({
    query: CommunitySettingsQuery,
    requestPolicy: 'network-only',
  });
  if (data) return <CommunityForm saved={data.community} />;
  if (error) return <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />;
  return <span className="skeleton admin-skeleton" />;
}
