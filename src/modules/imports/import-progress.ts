import { Presets, SingleBar } from 'cli-progress';

export type ImportStep = 'ideas' | 'votes read' | 'votes written';

/** How far a step has come; the total is null while it can't be known. */
export type OnProgress = (step: ImportStep, done: number, total: number | null) => void;

/** A stream to write lines to; one that is a terminal can be drawn on. */
export interface Output {
  write(text: string): unknown;
}

const isTerminal = (output: Output): output is NodeJS.WriteStream =>
  'isTTY' in output && output.isTTY === true;

const LINE_EVERY_MS = 2_000;

/** Shows progress on an output: a bar on a terminal, now and then a line elsewhere. */
export class ProgressDisplay {
  private readonly bar: SingleBar | null;
  private step: ImportStep | null = null;
  private lastLineAt = -Infinity;

  constructor(private readonly output: Output) {
    this.bar = isTerminal(output)
      ? new SingleBar(
          { stream: output, format: '{step} {bar} {count}', hideCursor: true, gracefulExit: false },
          Presets.shades_grey,
        )
      : null;
  }

  readonly update: OnProgress = (step, done, total) => {
    if (this.bar) this.draw(this.bar, step, done, total);
    else this.print(step, done, total);
    this.step = step;
  };

  stop(): void {
    this.bar?.stop();
  }

  private draw(bar: SingleBar, step: ImportStep, done: number, total: number | null): void {
    const labels = { step: step.padEnd(13), count: total === null ? `${done}` : `${done} of ${total}` };
    // Without a total the bar stays empty.
    const [length, filled] = total === null ? [1, 0] : [total, done];
    if (step === this.step) bar.update(filled, labels);
    else {
      bar.stop();
      bar.start(length, filled, labels);
    }
  }

  private print(step: ImportStep, done: number, total: number | null): void {
    const isLast = done === total;
    const now = performance.now();
    if (!isLast && now - this.lastLineAt < LINE_EVERY_MS) return;
    this.lastLineAt = now;
    this.output.write(total === null ? `${step}: ${done}\n` : `${step}: ${done} of ${total}\n`);
  }
}
