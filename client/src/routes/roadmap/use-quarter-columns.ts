import { useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useState } from 'react';
import { OPEN_STAGES } from '../../features/adoptions/adoption-stage.js';
import type { AdoptionListVariables } from '../../features/adoptions/adoptions-query.js';
import {
  columnOf,
  daysOf,
  roadmapColumns,
  today,
  type RoadmapColumn,
} from '../../features/adoptions/quarters.js';
import { useAdoptionPages } from '../../features/adoptions/use-adoption-pages.js';
import { useFormat } from '../../i18n/use-format.js';
import type { ColumnView } from './column-view.js';
import type { Scope } from './use-stage-columns.js';

const PAGE_SIZE = 100;
/** Up to here pages follow by themselves, since every column may be spread over all of them. */
const BY_ITSELF = 500;
const SHOWN_AT_FIRST = 10;

const keyOf = (column: RoadmapColumn) =>
  column.kind === 'quarter' ? `${column.quarter.year}-${column.quarter.quarter}` : column.kind;

function useColumnNames() {
  const { t } = useLingui();
  const format = useFormat();
  return (column: RoadmapColumn): { name: string; hint?: string } => {
    if (column.kind === 'overdue') return { name: t`Overdue`, hint: t`Later than promised` };
    if (column.kind === 'later') return { name: t`Later` };
    if (column.kind === 'undated') return { name: t`No date yet` };
    const { year, quarter } = column.quarter;
    const { first, last } = daysOf(column.quarter);
    const months = format.months(first, last);
    if (column.ahead === 0) return { name: t`This quarter`, hint: months };
    if (column.ahead === 1) return { name: t`Next quarter`, hint: months };
    return { name: t`Q${quarter} ${String(year)}`, hint: months };
  };
}

/** What is under way, by the quarter that it is promised for. */
export function useQuarterColumns(scope: Scope): ColumnView[] {
  const [now] = useState(today);
  const nameOf = useColumnNames();
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const variables = useMemo<AdoptionListVariables>(
    () => ({ orderBy: 'TARGET_DATE', filter: { ...scope, stages: [...OPEN_STAGES] } }),
    [scope],
  );
  const { rows, loading, error, hasMore, loadMore, retry } = useAdoptionPages(
    variables,
    'quarters',
    PAGE_SIZE,
  );
  const goesOn = hasMore && rows.length < BY_ITSELF && !loading && !error;
  useEffect(() => {
    if (goesOn) loadMore();
  }, [goesOn, loadMore]);

  const complete = !hasMore && !loading && !error;
  const columns = roadmapColumns(now).flatMap((column, index): ColumnView | [] => {
    const key = keyOf(column);
    const own = rows.filter(({ targetDate }) => columnOf(targetDate, now) === index);
    // The quarters stay, so that an empty one says that nothing is promised for it.
    if (own.length === 0 && column.kind !== 'quarter') return [];
    const folded = !unfolded.has(key) && own.length > SHOWN_AT_FIRST;
    return {
      key,
      ...nameOf(column),
      isOverdue: column.kind === 'overdue',
      rows: folded ? own.slice(0, SHOWN_AT_FIRST) : own,
      totalCount: complete ? own.length : undefined,
      loading: loading && own.length === 0,
      // A later page that failed concerns them all, but is said once.
      error: rows.length === 0 ? error : undefined,
      hasMore: folded || (hasMore && !goesOn),
      loadMore: () => (folded ? setUnfolded(new Set([...unfolded, key])) : loadMore()),
      retry,
    };
  });
  const [first, ...others] = columns;
  return first ? [{ ...first, error }, ...others] : columns;
}
