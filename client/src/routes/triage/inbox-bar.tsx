import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useNavigate } from 'react-router';
import type { Ask } from '../../features/triage/asking.js';
import {
  narrowings,
  TRIAGE_ORDERS,
  triagePath,
  type TriageOrder,
  type TriageView,
} from '../../features/triage/triage-view.js';
import { useFormat } from '../../i18n/use-format.js';
import { Icon } from '../../ui/icon.js';
import { PageHeading } from '../../ui/page-heading.js';

interface InboxBarProps {
  view: TriageView;
  searchField: RefObject<HTMLInputElement | null>;
  refreshing: boolean;
  refresh(): void;
  ask: Ask;
}

const PAUSE_MS = 350;

/** Searching, narrowing, ordering and asking anew. */
export function InboxBar({ view, searchField, refreshing, refresh, ask }: InboxBarProps) {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const active = narrowings(view);
  const orders: Record<TriageOrder, string> = {
    DUE: t`Soonest due`,
    NEWEST: t`Newest`,
    POPULAR: t`Popular`,
    TOP: t`Most points`,
    ACTIVE: t`Active`,
  };
  return (
    <div className="inbox-bar">
      <PageHeading className="inbox-title">
        <Trans>Triage</Trans>
      </PageHeading>
      <button
        type="button"
        className="button button-quiet triage-small inbox-refresh"
        title={t`Refresh the list (r)`}
        aria-label={t`Refresh the list`}
        aria-disabled={refreshing || undefined}
        onClick={refresh}
      >
        <Icon name="refresh" />
      </button>
      <button
        type="button"
        className="button button-quiet triage-small"
        title={t`Reply templates`}
        aria-label={t`Reply templates`}
        onClick={() => ask({ kind: 'templates' })}
      >
        <Icon name="answer" />
      </button>
      <button
        type="button"
        className="button button-quiet triage-small inbox-keys"
        title={t`Keys (?)`}
        aria-label={t`Keys`}
        onClick={() => ask({ kind: 'keys' })}
      >
        <Icon name="keyboard" />
      </button>
      <InboxSearch view={view} field={searchField} />
      <button
        type="button"
        className="button triage-small inbox-filters"
        onClick={() => ask({ kind: 'filters' })}
      >
        <Icon name="filters" />
        <span>
          <Trans>Filters</Trans>
        </span>
        {active > 0 && <span className="badge">{format.number(active)}</span>}
      </button>
      {view.show !== 'overdue' && (
        <label className="inbox-order">
          <span className="visually-hidden">
            <Trans>Order</Trans>
          </span>
          <select
            className="input"
            value={view.order ?? ''}
            onChange={(event) => {
              const order = TRIAGE_ORDERS.find((known) => known === event.target.value) ?? null;
              void navigate(triagePath({ ...view, order: order === 'DUE' && !view.search ? null : order }));
            }}
          >
            {view.search ? <option value="">{t`Best match`}</option> : <option value="">{orders.DUE}</option>}
            {TRIAGE_ORDERS.filter((order) => view.search || order !== 'DUE').map((order) => (
              <option key={order} value={order}>
                {orders[order]}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function InboxSearch({ view, field }: { view: TriageView; field: RefObject<HTMLInputElement | null> }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [text, setText] = useState(view.search);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(view.search);
  // Another view wins over what was typed.
  useEffect(() => {
    if (view.search === sent.current) return;
    sent.current = view.search;
    setText(view.search);
  }, [view.search]);
  useEffect(() => () => clearTimeout(pause.current), []);
  const search = (value: string) => {
    clearTimeout(pause.current);
    const wanted = value.trim();
    if (wanted === view.search) return;
    sent.current = wanted;
    // The first letters make an entry in the history, so that Back leads to the list before the search.
    void navigate(triagePath({ ...view, search: wanted }), { replace: view.search !== '' });
  };
  return (
    <form
      className="search inbox-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(text);
      }}
    >
      <label>
        <span className="visually-hidden">
          <Trans>Search in this view</Trans>
        </span>
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          value={text}
          maxLength={200}
          placeholder={t`Search in this view`}
          autoComplete="off"
          enterKeyHint="search"
          onChange={(event) => {
            const { value } = event.target;
            setText(value);
            clearTimeout(pause.current);
            pause.current = setTimeout(() => search(value), PAUSE_MS);
          }}
        />
      </label>
    </form>
  );
}
