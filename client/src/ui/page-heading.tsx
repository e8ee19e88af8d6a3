import { createContext, useCallback, useContext, useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';

/** Whether the heading of `path` may take the focus: once after each navigation. */
const ClaimFocus = createContext<(path: string) => boolean>(() => false);

export function HeadingFocus({ children }: { children: ReactNode }) {
  // The first page keeps the focus where the browser has it.
  const claimed = useRef(useLocation().pathname);
  const claim = useCallback((path: string) => {
    if (claimed.current === path) return false;
    claimed.current = path;
    return true;
  }, []);
  return <ClaimFocus value={claim}>{children}</ClaimFocus>;
}

/** A page's h1. Takes the focus after a navigation, so that a screen reader starts at the new page. */
export function PageHeading({ children, className }: { children: ReactNode; className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const claim = useContext(ClaimFocus);
  const { pathname } = useLocation();
  useEffect(() => {
    if (claim(pathname)) heading.current?.focus({ preventScroll: true });
  }, [claim, pathname]);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
