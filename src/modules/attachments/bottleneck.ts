import { rateLimited } from '../../common/errors/domain-error.js';

/** How soon to come back, seconds. */
const RETRY_AFTER = 5;

/** Lets so much work be done at once and so much wait; what comes beyond that is turned away. */
export class Bottleneck {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly waitingMax: number,
  ) {}

  /** @throws RATE_LIMITED where too many wait already */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.waiting.length >= this.waitingMax) throw rateLimited(RETRY_AFTER);
      // Whoever leaves hands over its place.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running++;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
