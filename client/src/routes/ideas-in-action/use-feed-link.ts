import { useEffect } from 'react';

const SELECTOR = 'link[rel="alternate"][type="application/atom+xml"]';

/** Tells feed readers of the feed for as long as the page is shown; the server may have done so already. */
export function useFeedLink(href: string, title: string): void {
  useEffect(() => {
    if (document.head.querySelector(`${SELECTOR}[href$="${href}"]`)) return undefined;
    const link = document.createElement('link');
    link.rel = 'alternate';
    link.type = 'application/atom+xml';
    link.href = href;
    link.title = title;
    document.head.append(link);
    return () => link.remove();
  }, [href, title]);
}
