/** Work by key, one after the other: whoever asks for what is under way or waiting shares its result. */
export class OneAtATime<T> {
  private readonly asked = new Map<string, Promise<T>>();
  private last: Promise<unknown> = Promise.resolve();

  /** How much is under way or waiting. */
  get size(): number {
    return this.asked.size;
  }

  has(key: string): boolean {
    return this.asked.has(key);
  }

  run(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.asked.get(key);
    if (known) return known;
    const mine = this.last.then(work).finally(() => this.asked.delete(key));
    this.asked.set(key, mine);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
