import { Clock } from '../../src/common/time/clock.js';
import type { TestApp } from './app.js';

/** Lets the world's clock run so many milliseconds ahead of the machine's. */
export function setClockAhead(world: TestApp, milliseconds: number): void {
  world.app.get(Clock).now = () => new Date(Date.now() + milliseconds);
}
