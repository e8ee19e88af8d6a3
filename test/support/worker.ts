import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface ChildProcess {
  /** What it has said on standard output so far. */
  lines: readonly string[];
  /** What it has logged so far. */
  log(): string;
  /** Sends the signal and waits for the end. @returns the exit code; null where the signal itself ended it */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** One of the program's processes from its sources; resolves once it says so many words. */
async function startProcess(
  program: string,
  env: Record<string, string>,
  until: RegExp,
): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', file('typescript-loader.mjs'), file(program)],
    {
      env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'info', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const lines: string[] = [];
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (until.test(line)) resolve();
    });
  });
  await Promise.race([
    ready,
    ended.then((code) => Promise.reject(new Error(`it ended with ${code}: ${log}`))),
  ]);
  return {
    lines,
    log: () => log,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

export const startWorker = (env: Record<string, string>): Promise<ChildProcess> =>
  startProcess('../../src/worker.ts', env, /runs its jobs here/);

export const startServer = (env: Record<string, string>): Promise<ChildProcess> =>
  startProcess('../../src/main.ts', { PORT: '0', ...env }, /Groundswell is at/);
