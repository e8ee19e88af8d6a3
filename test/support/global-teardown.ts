import { once } from 'node:events';

export default async function globalTeardown(): Promise<void> {
  const child = globalThis.testPostgres;
  if (!child || child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.ref();
  child.disconnect();
  await exited;
}
