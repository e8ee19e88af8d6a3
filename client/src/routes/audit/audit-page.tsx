import { useLingui } from '@lingui/react/macro';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { AdminFrame } from '../../features/administration/admin-frame.js';
import { useShell } from '../../features/session/shell.js';
import { Problem } from '../../ui/problem.js';
import { readFilters, writeFilters, type AuditFilters } from './audit-filters.js';
import { AuditFilterForm } from './audit-filter-form.js';
import { AuditList } from './audit-list.js';
import { AuditPersonQuery } from './audit-query.js';

/** Who did what; for administrators. */
export default function AuditPage() {
  const { t } = useLingui();
  const { viewer } = useShell();
  const [search, setSearch] = useSearchParams();
  const filters = readFilters(search);
  const allowed = viewer?.canAdminister ?? false;
  const [{ data, error, fetching }, execute] = useQuery({
    query: AuditPersonQuery,
    variables: { handle: filters.person },
    pause: !allowed || filters.person === '',
  });
  const change = (next: AuditFilters) => setSearch(writeFilters(next));
  // While another is looked up, `data` is of the one before.
  const found = fetching ? undefined : data?.member;
  const person = filters.person === '' ? null : found;
  const isNobody = filters.person !== '' && found === null;
  return (
    <AdminFrame title={t`Audit log`}>
      <AuditFilterForm
        filters={filters}
        personError={isNobody ? t`Nobody has this handle.` : undefined}
        change={change}
      />
      {error && <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />}
      {person !== undefined && !isNobody && (
        <AuditList
          key={`${search} ${person?.id}`}
          filters={filters}
          actorId={person?.id ?? null}
          showPerson={(handle) => change({ ...filters, person: handle })}
        />
      )}
    </AdminFrame>
  );
}
