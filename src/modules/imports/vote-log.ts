const FIRST_SIZE = 1 << 12;

/**
 * A whole stream of votes in file order, 17 bytes each, so that it can be sorted before the first one is written: a file is in no order,
 * and no vote of an idea can be folded before its last row was seen. Ten million votes take 170 MB, less than a staging table would write to
 * disk three times over (its rows, their index, the log), and a killed import leaves nothing behind. Ideas and voters go by number.
 */
export class VoteLog {
  #length = 0;
  #ideas = new Uint32Array(FIRST_SIZE);
  #voters = new Uint32Array(FIRST_SIZE);
  #directions = new Int8Array(FIRST_SIZE);
  #times = new Float64Array(FIRST_SIZE);

  get length(): number {
    return this.#length;
  }

  /** @param time milliseconds since 1970 */
  add(idea: number, voter: number, direction: 1 | 0 | -1, time: number): void {
    if (this.#length === this.#ideas.length) this.#grow();
    const row = this.#length++;
    this.#ideas[row] = idea;
    this.#voters[row] = voter;
    this.#directions[row] = direction;
    this.#times[row] = time;
  }

  ideaOf = (row: number): number => this.#ideas[row] ?? 0;
  voterOf = (row: number): number => this.#voters[row] ?? 0;
  directionOf = (row: number): number => this.#directions[row] ?? 0;
  timeOf = (row: number): number => this.#times[row] ?? 0;

  /** Row numbers by idea and voter, each pair's in order of time; those of one millisecond as in the file. */
  sorted(): Uint32Array {
    const rows = Uint32Array.from({ length: this.#length }, (_, row) => row);
    return rows.sort(
      (a, b) =>
        this.ideaOf(a) - this.ideaOf(b) ||
        this.voterOf(a) - this.voterOf(b) ||
        this.timeOf(a) - this.timeOf(b) ||
        a - b,
    );
  }

  #grow(): void {
    const size = this.#ideas.length * 2;
    const grown = <A extends Uint32Array | Int8Array | Float64Array>(to: A, from: A): A => {
      to.set(from);
      return to;
    };
    this.#ideas = grown(new Uint32Array(size), this.#ideas);
    this.#voters = grown(new Uint32Array(size), this.#voters);
    this.#directions = grown(new Int8Array(size), this.#directions);
    this.#times = grown(new Float64Array(size), this.#times);
  }
}
