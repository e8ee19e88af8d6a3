import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useShell } from '../../features/session/shell.js';
import { useFormat } from '../../i18n/use-format.js';
import { ChartCard, fileName, usePercent } from './chart-card.js';
import type { InsightsData } from './insights-query.js';
import { StageChart } from './lazy-charts.js';
import type { InsightsView } from './range.js';

interface FiguresProps {
  data: InsightsData;
  view: InsightsView;
}

/** What came of the ideas of the range, each number with what it means. */
export function Figures({ data, view }: FiguresProps) {
  const percent = usePercent();
  const format = useFormat();
  const { community } = useShell();
  const days = community?.responsePromiseDays ?? 0;
  const time = data.medianTimeToResponse;
  return (
    <>
      <dl className="insight-figures">
        <Figure name={<Trans>Time to answer</Trans>} value={time === null ? '–' : format.duration(time)}>
          <Trans>
            Half of the answered ideas of this range had their first official response sooner. Imported ideas
            are left out.
          </Trans>
        </Figure>
        <Figure name={<Trans>Promise kept</Trans>} value={percent(data.promiseKept)}>
          <Trans>
            Of the range’s ideas that are past their {days} days, the share answered in time, whatever became
            of them since.
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
      <SharesCard data={data} view={view} />
    </>
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

/** The same numbers side by side, as a table, and as a file. */
function SharesCard({ data, view }: FiguresProps) {
  const { t } = useLingui();
  const percent = usePercent();
  const format = useFormat();
  const time = data.medianTimeToResponse;
  const shares = [
    { key: 'promise_kept', name: t`Promise kept`, share: data.promiseKept },
    { key: 'answered', name: t`Answered`, share: data.responseRate },
    { key: 'adopted', name: t`Adopted`, share: data.adoptionRate },
    { key: 'delivered', name: t`Delivered`, share: data.deliveryRate },
  ];
  // Where there is nothing yet to have a share of, there is no bar.
  const bars = shares.flatMap(({ name, share }) =>
    share === null ? [] : [{ label: name, name, count: share }],
  );
  return (
    <ChartCard
      title={t`What teams made of it`}
      note={t`The shares above side by side; the table and the file have the time to answer, too.`}
      columns={[t`Number`, t`Value`]}
      rows={[
        [t`Time to answer`, time === null ? '–' : format.duration(time)],
        ...shares.map(({ name, share }) => [name, percent(share)]),
      ]}
      csv={{
        name: fileName('outcomes', view),
        rows: [
          ['number', 'value'],
          ['median_time_to_answer_seconds', time ?? ''],
          ...shares.map(({ key, share }) => [key, share ?? '']),
        ],
      }}
      chart={
        <StageChart
          summary={shares.map(({ name, share }) => `${name}: ${percent(share)}`).join(', ')}
          rows={bars}
          formatNumber={(share) => percent(share)}
          max={1}
        />
      }
    />
  );
}
