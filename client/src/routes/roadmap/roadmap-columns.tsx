import { Trans, useLingui } from '@lingui/react/macro';
import { useId, type ReactNode } from 'react';
import { AdoptionCard, AdoptionCardSkeletons } from '../../features/adoptions/adoption-card.js';
import { IDEA_STAGES } from '../../features/adoptions/adoption-stage.js';
import { useFormat } from '../../i18n/use-format.js';
import { Problem } from '../../ui/problem.js';
import { Tabs } from '../../ui/tabs.js';
import { useEntryState } from '../../ui/use-entry-state.js';
import { useMedia } from '../../ui/use-media.js';
import type { ColumnView } from './column-view.js';

const NARROW = '(max-width: 719px)';

/** Side by side, or on a phone one at a time. `empty` takes the place of them all. */
export function RoadmapColumns({ columns, empty }: { columns: readonly ColumnView[]; empty: ReactNode }) {
  const narrow = useMedia(NARROW);
  const failed = columns.filter(({ rows, error }) => error && rows.length === 0);
  const [first] = failed;
  if (first?.error && failed.length === columns.length) {
    return <Problem error={first.error} retry={() => failed.forEach(({ retry }) => retry())} />;
  }
  if (columns.every(({ totalCount }) => totalCount === 0)) return <>{empty}</>;
  return narrow ? <ColumnTabs columns={columns} /> : <ColumnRow columns={columns} />;
}

function ColumnRow({ columns }: { columns: readonly ColumnView[] }) {
  return (
    <div className="roadmap-columns">
      {columns.map((column) => (
        <Column key={column.key} column={column} />
      ))}
    </div>
  );
}

function Column({ column }: { column: ColumnView }) {
  const format = useFormat();
  const heading = useId();
  return (
    <section
      className="roadmap-column"
      data-stage={column.stage && IDEA_STAGES[column.stage]}
      data-overdue={column.isOverdue ? '' : undefined}
      aria-labelledby={heading}
    >
      <div className="roadmap-column-head">
        <h2 id={heading}>
          {column.name}
          {column.totalCount !== undefined && <small> {format.number(column.totalCount)}</small>}
        </h2>
        {column.hint !== undefined && <p>{column.hint}</p>}
      </div>
      <div>
        <Cards column={column} heading={heading} />
      </div>
    </section>
  );
}

function ColumnTabs({ columns }: { columns: readonly ColumnView[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const [chosen, choose] = useEntryState('roadmap-column');
  const heading = useId();
  const current =
    columns.find(({ key }) => key === chosen) ??
    columns.find(({ totalCount }) => totalCount !== undefined && totalCount > 0) ??
    columns[0];
  if (!current) return null;
  return (
    <Tabs
      label={t`Columns of the roadmap`}
      current={current.key}
      onChoose={choose}
      tabs={columns.map(({ key, name, totalCount }) => ({
        key,
        label: (
          <>
            {name}
            {totalCount !== undefined && <small>{format.number(totalCount)}</small>}
          </>
        ),
      }))}
    >
      <section
        className="roadmap-column"
        data-stage={current.stage && IDEA_STAGES[current.stage]}
        aria-labelledby={heading}
      >
        <h2 className="visually-hidden" id={heading}>
          {current.name}
        </h2>
        {current.hint !== undefined && <p className="roadmap-hint">{current.hint}</p>}
        <Cards column={current} heading={heading} />
      </section>
    </Tabs>
  );
}

function Cards({ column, heading }: { column: ColumnView; heading: string }) {
  const { rows, loading, error, hasMore } = column;
  return (
    <>
      <ul className="roadmap-cards" aria-labelledby={heading} aria-busy={loading}>
        {rows.map((row) => (
          <AdoptionCard key={row.id} adoption={row} stage={column.stage} />
        ))}
        {loading && <AdoptionCardSkeletons count={rows.length === 0 ? 3 : 1} />}
      </ul>
      {rows.length === 0 && !loading && !error && (
        <p className="roadmap-nothing">
          <Trans>Nothing here at the moment.</Trans>
        </p>
      )}
      {error && <Problem error={error} retry={column.retry} />}
      {hasMore && !loading && !error && (
        <button type="button" className="button roadmap-more" onClick={column.loadMore}>
          <Trans>Show more</Trans>
        </button>
      )}
      {column.after}
    </>
  );
}
