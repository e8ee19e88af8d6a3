/** The quantile of the standard normal distribution for a confidence of 95 %. */
const Z = 1.96;

/**
 * How well liked a comment surely is, 0 to 1: the lower bound of the score interval for the share of its likes among those who took part
 * since it was written. It asks more likes of what many have had the chance to like, so that an early comment doesn't stay on top.
 *
 * E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American Statistical Association 22
 * (1927), 209–212.
 * @param witnesses members who voted or commented since; likes by others count them in, so that the share is at most 1
 */
export function commentScore(likes: number, witnesses: number): number {
  if (likes === 0) return 0;
  const n = Math.max(likes, witnesses);
  const share = likes / n;
  const centre = share + (Z * Z) / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * n)) / n);
  return (centre - spread) / (1 + (Z * Z) / n);
}
