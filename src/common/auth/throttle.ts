import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { rateLimited } from '../errors/domain-error.js';
import { Database } from '../../database/database.js';
import { networkOf } from './network-of.js';
import type { RequestContext } from '../graphql/request-context.js';
import { LOGGER, type Logger } from '../log.js';
import { MINUTE } from '../time/clock.js';
import { ThrottleLimits, type ThrottleKind } from './throttle-limits.js';

const SWEEP_EVERY = 5 * MINUTE;

/** Hashed, so that the table neither holds addresses nor takes keys of any length. */
const keyOf = (key: string): string => createHash('sha256').update(key).digest('base64url');

/** Counts what may happen only so often, in the database, so that several processes count together. */
@Injectable()
export class Throttle implements OnApplicationShutdown {
  private readonly sweeping = setInterval(() => void this.sweep(), SWEEP_EVERY).unref();
  private readonly limiters = new Map<string, RateLimiterPostgres>();
  private readonly local = new Map<string, RateLimiterMemory>();

  constructor(
    private readonly database: Database,
    private readonly limits: ThrottleLimits,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
  }

  /** @throws RATE_LIMITED once more than the kind's limit came within its window */
  consume(kind: ThrottleKind, key: string): Promise<void> {
    return this.take(this.limiter(kind), keyOf(key));
  }

  /**
   * The same by the network that a request came from; what the software does in a member's name came from none.
   * @throws RATE_LIMITED
   */
  async consumeByNetwork(kind: ThrottleKind, { req, ip }: Pick<RequestContext, 'req' | 'ip'>): Promise<void> {
    if (req) await this.consume(kind, networkOf(ip));
  }

  /** The same for what happens too often to ask the database each time: counted in this process only. @throws RATE_LIMITED */
  consumeHere(kind: ThrottleKind, key: string): Promise<void> {
    const { points, seconds } = this.limits[kind];
    const name = `${kind} ${points}/${seconds}`;
    const limiter =
      this.local.get(name) ?? new RateLimiterMemory({ keyPrefix: kind, points, duration: seconds });
    this.local.set(name, limiter);
    return this.take(limiter, key);
  }

  /** The same by the network that a request came from, in this process only. @throws RATE_LIMITED */
  async consumeHereByNetwork(
    kind: ThrottleKind,
    { req, ip }: Pick<RequestContext, 'req' | 'ip'>,
  ): Promise<void> {
    if (req) await this.consumeHere(kind, networkOf(ip));
  }

  private async take(limiter: RateLimiterAbstract, key: string): Promise<void> {
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes)
        throw rateLimited(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
      throw refusal;
    }
  }

  /** Takes one back, of what turned out not to count. */
  async refund(kind: ThrottleKind, key: string): Promise<void> {
    await this.limiter(kind).reward(keyOf(key));
  }

  /** Starts from nothing. */
  async forget(kind: ThrottleKind, key: string): Promise<void> {
    await this.limiter(kind).delete(keyOf(key));
  }

  private limiter(kind: ThrottleKind): RateLimiterPostgres {
    const { points, seconds } = this.limits[kind];
    const name = `${kind} ${points}/${seconds}`;
    let limiter = this.limiters.get(name);
    if (!limiter) {
      limiter = new RateLimiterPostgres({
        storeClient: this.database.pool,
        storeType: 'pool',
        tableName: 'rate_limits',
        tableCreated: true,
        // The library's own sweeper has no end.
        clearExpiredByTimeout: false,
        keyPrefix: kind,
        points,
        duration: seconds,
      });
      this.limiters.set(name, limiter);
    }
    return limiter;
  }

  /** Windows that are over count for nothing; their rows only take room. */
  private async sweep(): Promise<void> {
    try {
      await this.database.query('DELETE FROM rate_limits WHERE expire < $1', [Date.now()]);
    } catch (error) {
      this.logger.warn({ err: error }, 'expired rate limits were not swept');
    }
  }
}
