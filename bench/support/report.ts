import os from 'node:os';
import type { Ratio } from './median.js';

export const say = (line = ''): void => console.log(line);

export function heading(text: string): void {
  say();
  say(text);
}

export function ratioLine(label: string, ratio: Ratio, more = ''): void {
  const spread = `${ratio.lowest.toFixed(2)}–${ratio.highest.toFixed(2)}`;
  say(`  ${label.padEnd(46)} ${ratio.median.toFixed(2).padStart(7)}  (${spread})${more && `  ${more}`}`);
}

/** How busy the machine is apart from us: ratios of a busy one scatter. */
export function machineLine(): string {
  const load = os.loadavg().map((average) => average.toFixed(1));
  return `Node ${process.version}, ${os.cpus().length} cores, load ${load.join(' ')}`;
}
