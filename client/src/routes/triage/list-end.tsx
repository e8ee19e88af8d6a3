import { Trans } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';

interface ListEndProps {
  canLoad: boolean;
  loadMore(): void;
}

/** How far below the list's edge its end may be when the next page is fetched. */
const AHEAD = '400px';

/** Fetches on as it comes near; the button is for whoever doesn't scroll. */
export function ListEnd({ canLoad, loadMore }: ListEndProps) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const target = end.current;
    if (!target || !canLoad) return undefined;
    // On a phone it is the window that scrolls, not the list.
    const list = target.parentElement;
    const scrolls = list !== null && getComputedStyle(list).overflowY === 'auto';
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) loadMore();
      },
      { root: scrolls ? list : null, rootMargin: AHEAD },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [canLoad, loadMore]);
  return (
    <div ref={end} className="triage-end">
      {canLoad && (
        <button type="button" className="button triage-small" onClick={loadMore}>
          <Trans>Show more ideas</Trans>
        </button>
      )}
    </div>
  );
}
