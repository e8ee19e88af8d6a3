import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readServerClock } from '../../graphql/server-clock.js';
import { useStormTurn } from './use-storm-turn.js';
import { useTimeLeft } from './use-time-left.js';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * MINUTE).toISOString();
const answeredAt = (moment: string): void =>
  readServerClock(new Response('', { headers: { date: new Date(moment).toUTCString() } }), Date.now());

it('asks again as long as the server has not come that far, less and less often', () => {
  const reload = vi.fn();
  const storm = { state: 'OPEN' as const, opensAt: inMinutes(-60), closesAt: inMinutes(1) };
  const { rerender } = renderHook((shown) => useStormTurn(shown, reload), { initialProps: storm });
  pass(MINUTE - 1000);
  expect(reload).not.toHaveBeenCalled();
  pass(1500);
  pass(10 * MINUTE);
  const early = reload.mock.calls.length;
  expect(early).toBeGreaterThan(10);
  pass(10 * MINUTE);
  const late = reload.mock.calls.length - early;
  expect(late).toBeGreaterThanOrEqual(9);
  expect(late).toBeLessThanOrEqual(11);
  rerender({ ...storm, state: 'CLOSED' as never });
  pass(10 * MINUTE);
  expect(reload).toHaveBeenCalledTimes(early + late);
});

it('counts by the server’s clock where this browser’s is wrong', () => {
  answeredAt(inMinutes(-5));
  const { result, unmount } = renderHook(() => useTimeLeft(inMinutes(1)));
  expect(Math.round(result.current / MINUTE)).toBe(6);
  unmount();
  answeredAt(inMinutes(0));
  expect(Math.round(renderHook(() => useTimeLeft(inMinutes(1))).result.current / MINUTE)).toBe(1);
});
