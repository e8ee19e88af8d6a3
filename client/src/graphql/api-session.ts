import type { Client } from '@urql/core';

export type CreateClient = (onSignedOut: () => void) => Client;

/** Holds the one API client. A reset replaces it, so that nothing read as someone else remains. */
export class ApiSession {
  private client: Client;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly create: CreateClient) {
    this.client = create(() => this.reset());
  }

  readonly getClient = (): Client => this.client;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly reset = (): void => {
    this.client = this.create(this.reset);
    for (const listener of this.listeners) listener();
  };
}
