/** Numbers in [0, 1), the same ones for the same seed: every machine measures the same data. */
export type Random = () => number;

/** A 32-bit multiply-and-shift generator; good enough to spread test data, and nothing else. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

export const below = (random: Random, bound: number): number => Math.floor(random() * bound);

/** @param things not empty */
export function pick<T>(random: Random, things: readonly T[]): T {
  const thing = things[below(random, things.length)];
  if (thing === undefined) throw new Error('nothing to pick from');
  return thing;
}

/** One of the things, each as likely as its weight; the weights need not sum up to 1. */
export function weighted<T extends { weight: number }>(random: Random, things: readonly T[]): T {
  let left = random() * things.reduce((sum, { weight }) => sum + weight, 0);
  for (const thing of things) {
    left -= thing.weight;
    if (left < 0) return thing;
  }
  return pick(random, things);
}

export function shuffled<T>(random: Random, things: readonly T[]): T[] {
  const result = [...things];
  for (let last = result.length - 1; last > 0; last--) {
    const other = below(random, last + 1);
    const [a, b] = [result[last], result[other]];
    if (a === undefined || b === undefined) continue;
    result[last] = b;
    result[other] = a;
  }
  return result;
}
