const PENDING_KEY = 'returnTo';

/** A path of this site as it is, anything else `/`: a `next` from the address bar must not lead elsewhere. */
export function safeNext(next: string | null): string {
  if (!next?.startsWith('/')) return '/';
  const origin = window.location.origin;
  if (!URL.canParse(next, origin)) return '/';
  const url = new URL(next, origin);
  return url.origin === origin ? url.pathname + url.search + url.hash : '/';
}

/** The address of `page` that leads back to `next` afterwards. */
export function withNext(page: string, next: string): string {
  const path = safeNext(next);
  return path === '/' ? page : `${page}?next=${encodeURIComponent(path)}`;
}

/** Remembers the way back while a mailed link is on its way; the link may open in another tab. */
export function rememberNext(next: string): void {
  try {
    localStorage.setItem(PENDING_KEY, safeNext(next));
  } catch {
    // Storage is closed to us: the link leads to the start page.
  }
}

export function takeRememberedNext(): string {
  try {
    const next = localStorage.getItem(PENDING_KEY);
    localStorage.removeItem(PENDING_KEY);
    return safeNext(next);
  } catch {
    return '/';
  }
}
