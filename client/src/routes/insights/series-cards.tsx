import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/use-format.js';
import { ChartCard, fileName } from './chart-card.js';
import type { DailyCount, InsightsData } from './insights-query.js';
import { TimeChart } from './lazy-charts.js';
import { buckets, bucketUnit, total, type Bucket, type InsightsView } from './range.js';

interface SeriesProps {
  name: string;
  title: string;
  note: ReactNode;
  days: readonly DailyCount[];
  view: InsightsView;
}

/** What happened over time, four times. */
export function SeriesCards({ data, view }: { data: InsightsData; view: InsightsView }) {
  const { t } = useLingui();
  const onBoard = view.board !== null;
  return (
    <div className="insight-grid">
      <SeriesCard
        name="ideas"
        title={t`Ideas`}
        note={t`Visible ideas by the day they were submitted. A merged idea counts where it was merged into.`}
        days={data.ideas}
        view={view}
      />
      <SeriesCard
        name="votes"
        title={t`Votes`}
        note={t`Votes for and against as they stand, by the day they were cast. Support imported without voters is left out.`}
        days={data.votes}
        view={view}
      />
      <SeriesCard
        name="comments"
        title={t`Comments`}
        note={t`Public comments and replies. Notes of the team are left out.`}
        days={data.comments}
        view={view}
      />
      <SeriesCard
        name="new-members"
        title={t`New members`}
        note={
          onBoard
            ? t`Of the whole community: people join it, not a board.`
            : t`People who confirmed their address, by the day they joined.`
        }
        days={data.newMembers}
        view={view}
      />
    </div>
  );
}

function SeriesCard({ name, title, note, days, view }: SeriesProps) {
  const { t } = useLingui();
  const format = useFormat();
  const unit = bucketUnit(days.length);
  const rows = buckets(days, unit);
  const sum = total(days);
  const most = rows.reduce<Bucket | undefined>(
    (best, row) => (best === undefined || row.count > best.count ? row : best),
    undefined,
  );
  const nameOf = (bucket: Bucket): string =>
    bucket.from === bucket.to
      ? format.date(bucket.from)
      : unit === 'month'
        ? format.months(bucket.from, bucket.to)
        : t`${format.shortDate(bucket.from)} to ${format.shortDate(bucket.to)}`;
  const summary =
    most === undefined || sum === 0
      ? t`${title}: none in this range.`
      : t`${title}: ${format.number(sum)} in this range; most, ${format.number(most.count)}, on ${nameOf(most)}.`;
  const period = { day: t`Day`, week: t`Week`, month: t`Month` }[unit];
  return (
    <ChartCard
      title={title}
      note={note}
      figure={format.number(sum)}
      columns={[period, title]}
      rows={rows.map((row) => [nameOf(row), format.number(row.count)])}
      csv={{
        name: fileName(name, view),
        rows: [['date', name], ...days.map(({ date, count }) => [date, count])],
      }}
      chart={
        <TimeChart
          summary={summary}
          formatNumber={format.points}
          rows={rows.map((row) => ({
            label: unit === 'month' ? format.months(row.from, row.from) : format.dayOfMonth(row.from),
            name: nameOf(row),
            count: row.count,
          }))}
        />
      }
    />
  );
}
