import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useShell } from '../../features/session/shell.js';
import { useFormat } from '../../i18n/use-format.js';
import { ChartCard, fileName, usePercent } from './chart-card.js';
import type { InsightsData } from './insights-query.js';
import { StageChart } from './lazy-charts.js';
import type { InsightsView } from './range.js';

/** What came of the ideas of the range, each number with what it means. */
export function Figures({ data }: { data: InsightsData }) {
  const percent = usePercent();
  const format = useFormat();
  const { community } = useShell();
  const days = community?.responsePromiseDays ?? 0;
  const time = data.medianTimeToResponse;
  return (
    <dl className="insight-figures">
      <Figure name={<Trans>Time to answer</Trans>} value={time === null ? '–' : format.duration(time)}>
        <Trans>
          Half of the answered ideas of this range had their first official response sooner. Imported ideas
          are left out.
        </Trans>
      </Figure>
      <Figure name={<Trans>Promise kept</Trans>} value={percent(data.promiseKept)}>
        <Trans>
          Of the range’s ideas that are past their {days} days, the share answered in time, whatever became of
          them since.
        </Trans>
      </Figure>
      <Figure name={<Trans>Answered</Trans>} value={percent(data.responseRate)}>
        <Trans>Share of the range’s ideas with an official response.</Trans>
      </Figure>
      <Figure name={<Trans>Adopted</Trans>} value={percent(data.adoptionRate)}>
        <Trans>Share that a team took on at some time.</Trans>
      </Figure>
      <Figure name={<Trans>Delivered</Trans>} value={percent(data.deliveryRate)}>
        <Trans>Share that was delivered, in full or in part.</Trans>
      </Figure>
    </dl>
  );
}

function Figure({ name, value, children }: { name: ReactNode; value: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        <span className="muted">{children}</span>
      </dd>
    </div>
  );
}

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
  return (
    <ChartCard
      title={t`Who is waiting`}
      note={
        <Trans>
          Ideas without an official response at this moment, whatever the range, by how long half of them have
          waited at least. <Link to="/triage">Answer them in triage</Link>
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
    />
  );
}
