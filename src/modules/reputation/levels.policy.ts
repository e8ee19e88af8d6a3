import { refusal, type Refusal } from '../../common/errors/domain-error.js';

/** Why a scale of levels can't be: each begins elsewhere, and one at 0, so that everybody has one. */
export function levelsFaults(levels: readonly { from: number }[]): Refusal[] {
  const taken = levels.flatMap(({ from }, index) =>
    levels.findIndex((other) => other.from === from) < index
      ? [refusal('TAKEN', ['levels', String(index), 'from'])]
      : [],
  );
  const lowest = levels.reduce((low, { from }, index) => (from < (levels[low]?.from ?? 0) ? index : low), 0);
  return levels.some(({ from }) => from === 0)
    ? taken
    : [...taken, refusal('INVALID', ['levels', String(lowest), 'from'])];
}
