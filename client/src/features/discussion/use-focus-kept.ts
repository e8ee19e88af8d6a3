import { useLayoutEffect, type RefObject } from 'react';

/** What is read before a comment: the one above, or what the discussion is headed by. */
function placeBefore(comment: HTMLElement): HTMLElement | undefined {
  const discussion = comment.closest('[data-discussion]');
  const places = [...(discussion?.querySelectorAll<HTMLElement>('[data-discussion-title], .comment') ?? [])];
  return places[places.indexOf(comment) - 1];
}

/** Keeps the keyboard's place when a comment goes while the focus is in it: it goes to what stands before it. */
export function useFocusKept(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const comment = element.current;
    return () => {
      if (comment?.contains(document.activeElement)) placeBefore(comment)?.focus({ preventScroll: true });
    };
  }, [element]);
}
