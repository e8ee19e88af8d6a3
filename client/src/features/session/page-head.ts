import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { useShell } from './shell.js';

/**
 * Keeps `document.title` and the canonical link in step with the page that is shown. `canonical` is its path; null
 * while the page is still loading, so that what the server wrote into the head stays until better is known.
 */
export function usePageHead(title: string | null, canonical?: string): void {
  const { pathname } = useLocation();
  const { community } = useShell();
  const name = community?.name;
  const path = canonical ?? pathname;
  useEffect(() => {
    if (title === null || name === undefined) return;
    document.title = title === name ? name : `${title} · ${name}`;
    canonicalLink().href = new URL(path, canonicalLink().href || window.location.href).href;
  }, [title, name, path]);
}

function canonicalLink(): HTMLLinkElement {
  const present = document.head.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  if (present) return present;
  const link = document.createElement('link');
  link.rel = 'canonical';
  document.head.append(link);
  return link;
}
