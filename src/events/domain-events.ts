import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/sql.js';

/** Every event's payload by its name; a feature adds its own by declaration merging in its `*.events.ts`. */
// oxlint-disable-next-line typescript/no-empty-object-type -- features fill it by declaration merging
export interface DomainEventMap {}

type Name = keyof DomainEventMap;
type Within<N extends Name> = (event: DomainEventMap[N], tx: Transaction) => Promise<void>;
type After<N extends Name> = (event: DomainEventMap[N]) => void | Promise<void>;

/**
 * How a later feature takes part in what an earlier one does, without the earlier one knowing it: inside the transaction, where
 * both must hold or neither, or after its commit. What must not be lost belongs inside.
 */
@Injectable()
export class DomainEvents {
  private readonly within = new Map<Name, Within<Name>[]>();
  private readonly after = new Map<Name, After<Name>[]>();

  onWithin<N extends Name>(name: N, handler: Within<N>): void {
    this.within.set(name, [...(this.within.get(name) ?? []), handler as Within<Name>]);
  }

  onAfter<N extends Name>(name: N, handler: After<N>): void {
    this.after.set(name, [...(this.after.get(name) ?? []), handler as After<Name>]);
  }

  /** Runs the handlers inside, in order of registration, and leaves the others for after the commit. */
  async emit<N extends Name>(name: N, event: DomainEventMap[N], tx: Transaction): Promise<void> {
    for (const handler of this.within.get(name) ?? []) await handler(event, tx);
    for (const handler of this.after.get(name) ?? []) tx.afterCommit(() => handler(event));
  }
}
