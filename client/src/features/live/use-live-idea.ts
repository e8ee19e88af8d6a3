/** Keeps the idea in step with what others do to it while it is shown; null for none. */
export function useLiveIdea(_ideaId: string | null): void {
  // Without a live connection, what others do shows when the idea is next asked for.
}
