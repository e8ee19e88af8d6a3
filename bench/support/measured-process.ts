import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startFlags } from './start-flags.js';

const PROBE = new URL('../cpu-probe.mjs', import.meta.url).href;
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;
const PATIENCE = 60_000;
/** What a load left under way when its time was up, milliseconds. */
const LEFT_OVER = 300;

/** A server in a process of its own, started as `npm start` would. */
export class MeasuredProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** Without a slash at the end. */
    readonly url: string,
  ) {}

  /** @param program prints its address once it listens */
  static async start(
    program: URL,
    env: Readonly<Record<string, string>>,
    flags: readonly string[] = [],
  ): Promise<MeasuredProcess> {
    const child = spawn(
      process.execPath,
      [...startFlags(), '--import', PROBE, ...flags, fileURLToPath(program)],
      { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
    );
    try {
      return new MeasuredProcess(child, await addressOf(child));
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  /** Seconds of processor time until now, all threads. */
  async cpuSeconds(): Promise<number> {
    const answer = once(this.child, 'message');
    this.child.send('cpu');
    const [message]: unknown[] = await answer;
    return secondsIn(message);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    await delay(LEFT_OVER);
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('a process without output');
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  let found: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    found = ADDRESS.exec(line)?.[0];
    if (found !== undefined) break;
  }
  clearTimeout(timer);
  child.stdout.resume();
  if (found === undefined) throw new Error(`a server ended before it listened (exit code ${child.exitCode})`);
  return found;
}

function secondsIn(message: unknown): number {
  if (typeof message === 'object' && message !== null && 'cpu' in message) {
    const { cpu } = message;
    if (typeof cpu === 'object' && cpu !== null && 'user' in cpu && 'system' in cpu) {
      return (Number(cpu.user) + Number(cpu.system)) / 1e6;
    }
  }
  throw new Error('no answer from the probe');
}
