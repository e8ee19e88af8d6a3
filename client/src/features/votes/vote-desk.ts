import type { Vote } from './tally.js';

export type Refusal =
  | { kind: 'SIGNED_OUT' }
  | { kind: 'REFUSED'; code: string; message: string }
  | { kind: 'FAILED'; reason: 'UNREACHABLE' | 'RATE_LIMITED' | 'FORBIDDEN' | 'SERVER' };

export type SendVote = (ideaId: string, vote: Vote) => Promise<Refusal | null>;

export interface Outcome {
  vote: Vote;
  refusal: Refusal | null;
}

interface Desk {
  /** What the viewer wants, as long as the server has not answered for it. */
  intent?: { vote: Vote };
  sending: boolean;
  refusal?: Refusal;
}

/**
 * Takes the viewer's votes. For one idea at most one request is under way; what is pressed meanwhile waits, only the
 * last press is sent on, and it decides what is shown until the server has answered.
 */
export class VoteDesk {
  private readonly desks = new Map<string, Desk>();
  private readonly listeners = new Set<() => void>();

  constructor(private send: SendVote) {}

  /** What is pressed from now on goes this way. */
  sendBy(send: SendVote): void {
    this.send = send;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The vote that is on its way, else undefined. Stable between changes. */
  intent(ideaId: string): { vote: Vote } | undefined {
    return this.desks.get(ideaId)?.intent;
  }

  refusal(ideaId: string): Refusal | undefined {
    return this.desks.get(ideaId)?.refusal;
  }

  /** Settles with what the server said of the vote that was sent last; at once with null if another press sends this one. */
  async press(ideaId: string, vote: Vote): Promise<Outcome | null> {
    const desk = this.desks.get(ideaId) ?? { sending: false };
    this.desks.set(ideaId, desk);
    desk.intent = { vote };
    desk.refusal = undefined;
    this.changed();
    if (desk.sending) return null;
    desk.sending = true;
    try {
      for (;;) {
        const sent: { vote: Vote } = desk.intent;
        const refusal = await this.send(ideaId, sent.vote);
        if (desk.intent !== sent) continue;
        desk.intent = undefined;
        desk.refusal = refusal ?? undefined;
        return { vote: sent.vote, refusal };
      }
    } finally {
      desk.sending = false;
      this.changed();
    }
  }

  /** Says at the control why nothing was sent. */
  refuse(ideaId: string, refusal: Refusal): void {
    this.desks.set(ideaId, { sending: false, ...this.desks.get(ideaId), refusal });
    this.changed();
  }

  dismiss(ideaId: string): void {
    const desk = this.desks.get(ideaId);
    if (!desk?.refusal) return;
    desk.refusal = undefined;
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
