import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';

export interface ChartRow {
  /** On the axis. */
  label: string;
  /** Where it is pointed at. */
  name: string;
  count: number;
  colour?: string;
}

interface ChartProps {
  /** For who cannot see it. */
  summary: string;
  rows: readonly ChartRow[];
  formatNumber(value: number): string;
}

const AXIS = {
  stroke: 'var(--control-line)',
  tick: { fill: 'var(--muted)', fontSize: 12 },
  tickLine: false,
} as const;

interface TipProps {
  active?: boolean;
  payload?: ReadonlyArray<{ payload?: ChartRow }>;
  formatNumber(value: number): string;
}

function Tip({ active, payload, formatNumber }: TipProps) {
  const row = payload?.[0]?.payload;
  if (!active || !row) return null;
  return (
    <p className="insight-tip">
      {row.name} <strong>{formatNumber(row.count)}</strong>
    </p>
  );
}

/** Bars over time. Nothing moves by itself. */
export function TimeChart({ summary, rows, formatNumber }: ChartProps) {
  return (
    <div className="insight-chart" role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...rows]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
          barCategoryGap="15%"
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="label" minTickGap={28} {...AXIS} />
          <YAxis width={44} allowDecimals={false} tickFormatter={formatNumber} {...AXIS} axisLine={false} />
          <Tooltip
            content={<Tip formatNumber={formatNumber} />}
            cursor={{ fill: 'var(--hover)' }}
            isAnimationActive={false}
          />
          <Bar dataKey="count" fill="var(--accent)" radius={[2, 2, 0, 0]} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** A bar for each row, with its number at its end. @param max where a whole bar ends; as long as the longest where it is left out */
export function StageChart({ summary, rows, formatNumber, max }: ChartProps & { max?: number }) {
  return (
    <div className="insight-chart insight-stages" role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...rows]}
          layout="vertical"
          accessibilityLayer={false}
          margin={{ top: 0, right: 72, bottom: 0, left: 0 }}
        >
          <XAxis type="number" hide {...(max === undefined ? {} : { domain: [0, max] })} />
          <YAxis type="category" dataKey="label" width={110} {...AXIS} axisLine={false} interval={0} />
          <Tooltip
            content={<Tip formatNumber={formatNumber} />}
            cursor={{ fill: 'var(--hover)' }}
            isAnimationActive={false}
          />
          <Bar dataKey="count" radius={[0, 3, 3, 0]} isAnimationActive={false}>
            {rows.map((row, place) => (
              <Cell key={place} fill={row.colour ?? 'var(--accent)'} />
            ))}
            <LabelList
              dataKey="count"
              position="right"
              formatter={(value: unknown) => formatNumber(Number(value))}
              fill="var(--text)"
              fontSize={13}
            />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
