/**
 * Lets everybody who asks the same at the same time share one answer: of each question one read is under way, and whoever asks meanwhile shares the
 * next, so that every answer was read after it was asked for.
 */
export class SharedRead<A> {
  private readonly underWay = new Map<string, Promise<A>>();
  private readonly next = new Map<string, Promise<A>>();

  /** @param key the same for questions that `read` answers alike */
  ask(key: string, read: () => Promise<A>): Promise<A> {
    const waiting = this.next.get(key);
    if (waiting) return waiting;
    const before = this.underWay.get(key);
    if (!before) return this.begin(key, read());
    const begin = (): Promise<A> => {
      this.next.delete(key);
      return this.begin(key, read());
    };
    const after = before.then(begin, begin);
    this.next.set(key, after);
    return after;
  }

  private begin(key: string, answer: Promise<A>): Promise<A> {
    this.underWay.set(key, answer);
    const end = (): void => {
      if (this.underWay.get(key) === answer) this.underWay.delete(key);
    };
    answer.then(end, end);
    return answer;
  }
}
