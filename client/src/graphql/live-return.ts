const listeners = new Set<() => void>();

/** Calls `listener` whenever live news flow again after they were cut off. */
export function onLiveReturn(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function liveReturned(): void {
  for (const listener of listeners) listener();
}
