/** Waits for something to happen; what happens while nobody waits counts once. */
export class WakeUp {
  private isDue = false;
  private resume: (() => void) | null = null;

  /** @param signal ends all waiting */
  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => this.resume?.(), { once: true });
  }

  /** Bound, to be handed on as a listener. */
  readonly wake = (): void => {
    this.isDue = true;
    this.resume?.();
  };

  /** @returns false once the signal is aborted */
  async next(): Promise<boolean> {
    if (!this.isDue && !this.signal.aborted)
      await new Promise<void>((resolve) => {
        this.resume = resolve;
      });
    this.resume = null;
    this.isDue = false;
    return !this.signal.aborted;
  }
}

/** Ends early when the signal is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}
