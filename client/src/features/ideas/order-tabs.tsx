import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ORDERS, type IdeaOrder } from './idea-filters.js';
import { useIdeaFilters } from './use-idea-filters.js';

export function OrderTabs() {
  const { t } = useLingui();
  const { filters, pathWith } = useIdeaFilters();
  const names: Record<IdeaOrder, string> = {
    POPULAR: t`Popular`,
    TOP: t`Top`,
    NEWEST: t`New`,
    ACTIVE: t`Active`,
    CONTROVERSIAL: t`Controversial`,
  };
  const hints: Record<IdeaOrder, string> = {
    POPULAR: t`Most points lately: older votes weigh less`,
    TOP: t`Most points of all time`,
    NEWEST: t`Latest submitted first`,
    ACTIVE: t`Latest vote, comment or status first`,
    CONTROVERSIAL: t`Many votes, evenly split`,
  };
  const searching = filters.search !== '';
  const current = filters.order ?? (searching ? null : 'POPULAR');
  return (
    <nav className="order-tabs" aria-label={t`Order`}>
      {searching && (
        <Link to={pathWith({ order: null })} aria-current={current === null ? 'true' : undefined}>
          {t`Best match`}
        </Link>
      )}
      {ORDERS.map((order) => (
        <Link
          key={order}
          to={pathWith({ order: order === 'POPULAR' && !searching ? null : order })}
          aria-current={current === order ? 'true' : undefined}
          title={hints[order]}
        >
          {names[order]}
        </Link>
      ))}
    </nav>
  );
}
