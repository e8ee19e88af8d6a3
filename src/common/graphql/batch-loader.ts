import DataLoader from 'dataloader';
import type { RequestContext } from './request-context.js';

/** One batched, per-request cached read by key. The instance is shared; what it remembers is not: it goes with the request. */
export abstract class BatchLoader<V> {
  private readonly perRequest = new WeakMap<RequestContext, DataLoader<number, V | null>>();

  load(context: RequestContext, key: number): Promise<V | null> {
    return this.of(context).load(key);
  }

  async loadMany(context: RequestContext, keys: readonly number[]): Promise<V[]> {
    const values = await Promise.all(keys.map((key) => this.load(context, key)));
    return values.filter((value): value is Awaited<V> & V => value !== null);
  }

  /** Reads anew what a mutation of this request has changed. */
  reload(context: RequestContext, key: number): Promise<V | null> {
    return this.of(context).clear(key).load(key);
  }

  async reloadMany(context: RequestContext, keys: readonly number[]): Promise<V[]> {
    const values = await Promise.all(keys.map((key) => this.reload(context, key)));
    return values.filter((value): value is Awaited<V> & V => value !== null);
  }

  /** The same where nobody needs it at once. */
  forget(context: RequestContext, key: number): void {
    this.of(context).clear(key);
  }

  /** Reads everything anew: for what a mutation of this request has changed beyond a few keys. */
  forgetAll(context: RequestContext): void {
    this.perRequest.delete(context);
  }

  /** Values by key; a key left out loads as null. */
  protected abstract batch(keys: readonly number[], context: RequestContext): Promise<Map<number, V>>;

  private of(context: RequestContext): DataLoader<number, V | null> {
    let loader = this.perRequest.get(context);
    if (!loader) {
      loader = new DataLoader(
        async (keys) => {
          const values = await this.batch(keys, context);
          return keys.map((key) => values.get(key) ?? null);
        },
        { maxBatchSize: 1000 },
      );
      this.perRequest.set(context, loader);
    }
    return loader;
  }
}
