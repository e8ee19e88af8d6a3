import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const KEY_PREFIX = 'scroll:';
/** How long a page may take to grow tall enough for its scroll position, ms. */
const PATIENCE_MS = 4000;

function stored(key: string): number {
  try {
    return Number(sessionStorage.getItem(KEY_PREFIX + key) ?? 0);
  } catch {
    return 0;
  }
}

function store(key: string, top: number): void {
  try {
    sessionStorage.setItem(KEY_PREFIX + key, String(top));
  } catch {
    // Storage is closed or full: coming back starts at the top.
  }
}

/** A new page starts at its top; Back and Forward lead to where one was, as soon as there is enough to scroll. */
export function ScrollMemory() {
  const { key, pathname, hash } = useLocation();
  const type = useNavigationType();
  const path = useRef(pathname);
  const current = useRef(key);

  useEffect(() => {
    window.history.scrollRestoration = 'manual';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = () => store(current.current, window.scrollY);
    const saveSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(save, 100);
    };
    // A click that leads on is saved at once: the next page scrolls before the timer fires.
    document.addEventListener('click', save, true);
    window.addEventListener('scroll', saveSoon, { passive: true });
    window.addEventListener('pagehide', save);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('click', save, true);
      window.removeEventListener('scroll', saveSoon);
      window.removeEventListener('pagehide', save);
    };
  }, []);

  useLayoutEffect(() => {
    const samePage = path.current === pathname;
    path.current = pathname;
    current.current = key;
    if (type === 'POP') return restore(stored(key));
    // Typing into the search replaces the address: nothing may move meanwhile.
    if (!hash && !(type === 'REPLACE' && samePage)) window.scrollTo(0, 0);
    return undefined;
  }, [key, type, pathname, hash]);

  return null;
}

function restore(top: number): (() => void) | undefined {
  if (top === 0) return undefined;
  const reached = () => {
    window.scrollTo(0, top);
    return Math.abs(window.scrollY - top) < 2;
  };
  if (reached()) return undefined;
  const observer = new ResizeObserver(() => {
    if (reached()) stop();
  });
  const stop = () => {
    observer.disconnect();
    clearTimeout(patience);
    window.removeEventListener('wheel', stop);
    window.removeEventListener('touchmove', stop);
    window.removeEventListener('keydown', stop);
  };
  const patience = setTimeout(stop, PATIENCE_MS);
  observer.observe(document.body);
  window.addEventListener('wheel', stop, { passive: true });
  window.addEventListener('touchmove', stop, { passive: true });
  window.addEventListener('keydown', stop);
  return stop;
}
