const KEY = 'via';
const PARAMETER = 'via';
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const HANDLE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const isHandle = (text: string): boolean => text.length >= 3 && text.length <= 30 && HANDLE.test(text);

/** The address as somebody shares it: it says whose link it is. */
export function withVia(address: string, handle: string | undefined): string {
  if (handle === undefined) return address;
  const url = new URL(address);
  url.searchParams.set(PARAMETER, handle);
  return url.href;
}

/**
 * Takes the handle out of the address bar, so that whoever copies it from there shares no other's link, and keeps the first one seen for 30 days.
 * @param now milliseconds since 1970
 */
export function keepVia(now: number): void {
  const url = new URL(window.location.href);
  const handle = url.searchParams.get(PARAMETER);
  if (handle === null) return;
  url.searchParams.delete(PARAMETER);
  window.history.replaceState(window.history.state, '', url);
  const wanted = handle.toLowerCase();
  if (!isHandle(wanted) || rememberedVia(now) !== null) return;
  try {
    localStorage.setItem(KEY, JSON.stringify({ handle: wanted, seenAt: now }));
  } catch {
    // Storage is closed to us: nobody will be known to have brought them.
  }
}

/** Whose link brought this browser here first within the last 30 days. */
export function rememberedVia(now = Date.now()): string | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('handle' in kept) || !('seenAt' in kept)) return null;
    const { handle, seenAt } = kept;
    if (typeof handle !== 'string' || typeof seenAt !== 'number' || !isHandle(handle)) return null;
    return now - seenAt < KEPT_MS ? handle : null;
  } catch {
    return null;
  }
}
