/** What the log is narrowed to; it stands in the address. */
export interface AuditFilters {
  action: string;
  /** A handle, without its @. */
  person: string;
  /** Calendar days in the reader's own time zone, such as `2027-03-31`; both are in. */
  from: string;
  to: string;
}

const NAMES = ['action', 'person', 'from', 'to'] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;

export const NO_FILTERS: AuditFilters = { action: '', person: '', from: '', to: '' };

export function readFilters(search: URLSearchParams): AuditFilters {
  const day = (name: string) => {
    const value = search.get(name) ?? '';
    return DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : '';
  };
  return {
    action: search.get('action') ?? '',
    person: (search.get('person') ?? '').trim().replace(/^@/, ''),
    from: day('from'),
    to: day('to'),
  };
}

export function writeFilters(filters: AuditFilters): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of NAMES) if (filters[name] !== '') search.set(name, filters[name]);
  return search;
}

/** The same for the server. @param actorId whoever has that handle */
export function toAuditFilter({ action, from, to }: AuditFilters, actorId: string | null) {
  const end = to === '' ? null : new Date(`${to}T00:00:00`);
  end?.setDate(end.getDate() + 1);
  return {
    actions: action === '' ? null : [action],
    actorId,
    from: from === '' ? null : new Date(`${from}T00:00:00`).toISOString(),
    to: end?.toISOString() ?? null,
  };
}
