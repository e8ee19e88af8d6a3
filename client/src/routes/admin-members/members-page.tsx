import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { AdminFrame } from '../../features/administration/admin-frame.js';
import { useConnectionPages } from '../../graphql/use-connection-pages.js';
import { useFormat } from '../../i18n/use-format.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/notice.js';
import { Problem } from '../../ui/problem.js';
import { SelectField } from '../../ui/select-field.js';
import { useDebounced } from '../../ui/use-debounced.js';
import { MemberRow } from './member-row.js';
import {
  AdminMembersQuery,
  MemberCountQuery,
  ROLES,
  type ListedMember,
  type MemberFilter,
} from './members-query.js';
import { RoleDialog, useRoleNames } from './role-dialog.js';

const WAIT_MS = 250;
/** Characters of a search. */
const COUNTED_FROM = 3;

/** Everybody, found as one types; for administrators. */
export default function MembersPage() {
  const { t } = useLingui();
  return (
    <AdminFrame title={t`Members`}>
      <Members />
    </AdminFrame>
  );
}

function Members() {
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState(search.get('q') ?? '');
  const settled = useDebounced(typed.trim(), WAIT_MS);
  const asked = search.get('q') ?? '';
  useEffect(() => {
    if (settled !== asked) setSearch((now) => withParam(now, 'q', settled), { replace: true });
    // Only what was typed changes the address.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  const [taken, setTaken] = useState(asked);
  if (asked !== taken) {
    setTaken(asked);
    // By another link: the field says what the list is of. What is still being typed stays.
    if (asked !== settled) setTyped(asked);
  }
  const choose = (name: string) => (value: string) =>
    setSearch((now) => withParam(now, name, value), { replace: true });
  const filter = useFilter(search);
  return (
    <>
      <Filters typed={typed} type={setTyped} search={search} choose={choose} />
      <MemberList key={JSON.stringify(filter)} filter={filter} />
    </>
  );
}

function withParam(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}

function useFilter(search: URLSearchParams): MemberFilter {
  const text = search.get('q') ?? '';
  const role = ROLES.find((name) => name === search.get('role')) ?? null;
  const banned = search.get('banned');
  return useMemo(
    () => ({
      search: text || null,
      role,
      banned: banned === '1' ? true : banned === '0' ? false : null,
    }),
    [text, role, banned],
  );
}

interface FiltersProps {
  typed: string;
  type(text: string): void;
  search: URLSearchParams;
  choose(name: string): (value: string) => void;
}

function Filters({ typed, type, search, choose }: FiltersProps) {
  const { t } = useLingui();
  const roles = useRoleNames();
  return (
    <div className="admin-filters" role="search">
      <Field label={<Trans>Name, handle or e-mail address</Trans>}>
        {(control) => (
          <input
            {...control}
            type="search"
            className="input"
            autoComplete="off"
            maxLength={200}
            value={typed}
            onChange={(event) => type(event.target.value)}
          />
        )}
      </Field>
      <SelectField label={<Trans>Role</Trans>} value={search.get('role') ?? ''} onChange={choose('role')}>
        <option value="">{t`Any`}</option>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {roles[role]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={<Trans>Banned</Trans>}
        value={search.get('banned') ?? ''}
        onChange={choose('banned')}
      >
        <option value="">{t`Banned or not`}</option>
        <option value="1">{t`Banned now`}</option>
        <option value="0">{t`Not banned`}</option>
      </SelectField>
    </div>
  );
}

function MemberList({ filter }: { filter: MemberFilter }) {
  const format = useFormat();
  const list = useMemo(
    () => ({
      document: AdminMembersQuery,
      variables: (after: string | null) => ({ filter, after }),
      connection: (data: { members: null | ConnectionOfMembers }) => data.members,
    }),
    [filter],
  );
  const { rows, loading, error, hasMore, loadMore, retry } = useConnectionPages(list, 'members');
  // What one or two letters begin is counted for nobody: there are tens of thousands, and more is being typed.
  const typed = Array.from(filter.search ?? '').length;
  const isTooMuch = typed > 0 && typed < COUNTED_FROM;
  const [{ data: counted }] = useQuery({ query: MemberCountQuery, variables: { filter }, pause: isTooMuch });
  const totalCount = counted?.members?.totalCount;
  const [changing, setChanging] = useState<ListedMember | null>(null);
  const count = totalCount ?? 0;
  return (
    <div aria-busy={loading}>
      {totalCount !== undefined && (
        <p className="muted" role="status">
          <Plural value={count} one="# member" other={`${format.number(count)} members`} />
        </p>
      )}
      {rows.length === 0 && loading && <span className="skeleton admin-skeleton" />}
      {rows.length === 0 && !loading && !error && (
        <Notice title={<Trans>Nobody matches</Trans>}>
          <Trans>Look for another part of the name, or take a filter away.</Trans>
        </Notice>
      )}
      <ul className="admin-rows">
        {rows.map((member) => (
          <MemberRow key={member.id} member={member} changeRole={() => setChanging(member)} />
        ))}
      </ul>
      {error && <Problem error={error} retry={retry} />}
      {hasMore && (
        <p className="form-actions">
          <button type="button" className="button" onClick={loadMore} aria-disabled={loading || undefined}>
            <Trans>Show more</Trans>
          </button>
        </p>
      )}
      {changing && <RoleDialog member={changing} close={() => setChanging(null)} />}
    </div>
  );
}

interface ConnectionOfMembers {
  nodes: readonly ListedMember[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
