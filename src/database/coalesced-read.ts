interface Waiting<Q, A> {
  question: Q;
  resolve: (answer: A) => void;
  reject: (error: unknown) => void;
}

/** Statements of one kind under way at once. */
const PARALLEL = 2;

/**
 * Lets reads of many requests that come together share a statement. There is no timer: a lone read leaves at the end of this turn of the
 * event loop; under load, what comes while others are under way leaves together.
 */
export class CoalescedRead<Q, A> {
  private waiting: Waiting<Q, A>[] = [];
  private isScheduled = false;
  private underWay = 0;

  /**
   * @param run answers the questions in their order
   * @param atOnce questions in one statement, at the most
   */
  constructor(
    private readonly run: (questions: readonly Q[]) => Promise<A[]>,
    private readonly atOnce: number,
  ) {}

  ask(question: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.isScheduled || this.underWay >= PARALLEL || this.waiting.length === 0) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      void this.send(this.waiting.splice(0, this.atOnce));
      this.schedule();
    });
  }

  private async send(batch: readonly Waiting<Q, A>[]): Promise<void> {
    this.underWay++;
    try {
      const answers = await this.run(batch.map(({ question }) => question));
      if (answers.length !== batch.length)
        throw new Error('a shared read answered another number of questions');
      for (const [i, answer] of answers.entries()) batch[i]?.resolve(answer);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.underWay--;
      this.schedule();
    }
  }
}

/** Array parameters of few different lengths: PostgreSQL then comes to keep one plan instead of planning for each length anew. */
export function padded<T>(values: readonly T[], filler: T): T[] {
  const step = values.length <= 20 ? 20 : 100;
  const length = Math.max(step, Math.ceil(values.length / step) * step);
  return [...values, ...Array.from({ length: length - values.length }, () => filler)];
}
