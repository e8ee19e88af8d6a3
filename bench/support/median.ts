/** @param values not empty */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] =
    sorted.length % 2 === 0 ? [sorted[middle - 1], sorted[middle]] : [sorted[middle], sorted[middle]];
  if (low === undefined || high === undefined) throw new RangeError('no median of nothing');
  return (low + high) / 2;
}

/** Median, smallest and largest of ratios within one round each. */
export interface Ratio {
  median: number;
  lowest: number;
  highest: number;
}

/** What `of` is to `to`, round by round: what slows the machine down slows both of a round. */
export function ratios(of: readonly number[], to: readonly number[]): Ratio {
  const each = of.map((value, round) => value / (to[round] ?? Number.NaN));
  return { median: median(each), lowest: Math.min(...each), highest: Math.max(...each) };
}
