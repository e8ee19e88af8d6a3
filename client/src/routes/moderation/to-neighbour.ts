import type { KeyboardEvent } from 'react';

/** The arrow keys lead from case to case, decided ones included. */
export function toNeighbour(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const list = event.currentTarget.closest('.queue');
  const all = [...(list?.querySelectorAll<HTMLElement>('.queue-check input, .queue-decided') ?? [])];
  all[all.indexOf(event.currentTarget) + by]?.focus();
}
