import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.js';
import { ChartCard, fileName } from './chart-card.js';
import type { InsightsData } from './insights-query.js';
import { StageChart } from './lazy-charts.js';
import type { InsightsView } from './range.js';

const COLOURS: Record<InsightsData['funnel'][number]['stage'], string> = {
  SUBMITTED: 'var(--stage-submitted)',
  REVIEW: 'var(--stage-review)',
  ADOPTED: 'var(--stage-adopted)',
  BUILDING: 'var(--stage-building)',
  DELIVERED: 'var(--stage-delivered)',
  CLOSED: 'var(--stage-closed)',
  ARCHIVED: 'var(--stage-closed)',
};

/** How far the ideas of the range came. */
export function FunnelCard({ data, view }: { data: InsightsData; view: InsightsView }) {
  const { t } = useLingui();
  const format = useFormat();
  const names: Record<InsightsData['funnel'][number]['stage'], string> = {
    SUBMITTED: t`Submitted`,
    REVIEW: t`In review`,
    ADOPTED: t`Adopted`,
    BUILDING: t`Being built`,
    DELIVERED: t`Delivered`,
    CLOSED: t`Closed`,
    ARCHIVED: t`Archived`,
  };
  const rows = data.funnel.map(({ stage, count }) => ({
    label: names[stage],
    name: names[stage],
    count,
    colour: COLOURS[stage],
  }));
  const summary = rows.map(({ label, count }) => `${label}: ${format.number(count)}`).join(', ');
  return (
    <ChartCard
      title={t`How far ideas came`}
      note={t`How many of the range’s ideas have ever reached each stage. An idea may skip some.`}
      columns={[t`Stage`, t`Ideas`]}
      rows={rows.map(({ label, count }) => [label, format.number(count)])}
      csv={{
        name: fileName('stages', view),
        rows: [['stage', 'ideas'], ...data.funnel.map(({ stage, count }) => [stage, count])],
      }}
      chart={<StageChart summary={summary} rows={rows} formatNumber={format.number} />}
    />
  );
}

/** As many bars as can be told apart; the table has all boards. */
const BARS = 8;

/** Which boards leave people waiting, now. */
export function WaitingCard({ data, view }: { data: InsightsData; view: InsightsView }) {
  const { t } = useLingui();
  const format = useFormat();
  const boards = data.waitingBoards;
  if (boards.length === 0) {
    return (
      <section className="insight-card">
        <h2>
          <Trans>Who is waiting</Trans>
        </h2>
        <p className="muted">
          <Trans>No idea waits for its first answer. Well done.</Trans>
        </p>
      </section>
    );
  }
  const bars = boards.slice(0, BARS).map(({ board, medianWait }) => ({
    label: board.name,
    name: board.name,
    count: medianWait,
  }));
  const summary = bars.map(({ label, count }) => `${label}: ${format.duration(count)}`).join(', ');
  return (
    <ChartCard
      title={t`Who is waiting`}
      note={
        <Trans>
          Ideas without an official response at this moment, whatever the range, by how long half of them have
          waited at least. The chart has the {BARS} boards that wait longest.{' '}
          <Link to="/triage">Answer them in triage</Link>
        </Trans>
      }
      columns={[t`Board`, t`Waiting`, t`Median wait`, t`Overdue`]}
      rows={boards.map(({ board, waiting, medianWait, overdue }) => [
        board.name,
        format.number(waiting),
        format.duration(medianWait),
        format.number(overdue),
      ])}
      csv={{
        name: fileName('waiting', view),
        rows: [
          ['board', 'waiting', 'median_wait_seconds', 'overdue'],
          ...boards.map(({ board, waiting, medianWait, overdue }) => [
            board.name,
            waiting,
            medianWait,
            overdue,
          ]),
        ],
      }}
      chart={<StageChart summary={summary} rows={bars} formatNumber={format.duration} />}
    />
  );
}
