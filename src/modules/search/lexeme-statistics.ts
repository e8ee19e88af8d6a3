import type { Lexeme } from '../../common/text/query-terms.js';

const UNLISTED_DIVISOR = 8;

/** How many rows hold a lexeme, as far as PostgreSQL's ANALYZE knows: exact enough to tell frequent from rare. */
export class LexemeStatistics {
  /** What is known before the first ANALYZE: nothing, so that every lexeme counts as rare. */
  static readonly NONE = new LexemeStatistics(0, new Map(), 0);

  /**
   * @param rows of the whole table
   * @param listed share of the rows that hold a lexeme, for the most common ones
   * @param smallest share among these
   */
  constructor(
    readonly rows: number,
    private readonly listed: ReadonlyMap<string, number>,
    private readonly smallest: number,
  ) {}

  /**
   * Rows that hold the lexeme, or one that it begins. One that is not listed is somewhere between none and the rarest
   * listed one; most are near none, as word frequencies go, so an eighth of that is taken.
   */
  rowsWith({ text, isPrefix }: Lexeme): number {
    const unlisted = this.smallest / UNLISTED_DIVISOR;
    let share = isPrefix ? unlisted : (this.listed.get(text) ?? unlisted);
    if (isPrefix) {
      for (const [known, frequency] of this.listed) if (known.startsWith(text)) share += frequency;
    }
    return Math.min(1, share) * this.rows;
  }
}
