import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * What the header gives up, one after the other, so that the community's name stands whole: the language's name, the row of pages, the words on the
 * button that submits.
 */
const STEPS = ['roomy', 'tight', 'crowded', 'bare'] as const;

function settle(header: HTMLElement): void {
  const name = header.querySelector('.brand span');
  for (const step of STEPS) {
    header.dataset['room'] = step;
    const isWhole = !name || name.scrollWidth <= name.clientWidth;
    if (isWhole && header.scrollWidth <= header.clientWidth) return;
  }
}

/**
 * Fits the header to its width. How much room the pages need depends on the language, on the viewer's rights and on the community's
 * name, so it is measured: at each rendering, and whenever the width changes.
 */
export function useHeaderRoom(): RefObject<HTMLElement | null> {
  const header = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (header.current) settle(header.current);
  });
  useLayoutEffect(() => {
    const element = header.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      settle(element);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return header;
}
