import { useEffect } from 'react';
import { useStableCallback } from '../../ui/use-stable-callback.js';
import { isTyping } from '../ideas/search-field.js';
import { pressOf, type KeyAction } from './key-map.js';
import { singleKeysAreOn } from './single-keys.js';

/** Listens to the inbox's keys wherever the focus is, unless somebody types or a dialog is open. */
export function useTriageKeys(on: { action(action: KeyAction): void; duplicate(place: number): void }): void {
  const handle = useStableCallback((event: KeyboardEvent) => {
    const press = pressOf(event);
    if (!press || document.querySelector('dialog[open]')) return;
    // From writing, Escape leads back; every other key is text.
    if (isTyping(event.target) && !('action' in press && press.action === 'leave')) return;
    // There it closes the list of names first.
    if (
      event.target instanceof Element &&
      event.target.hasAttribute('aria-activedescendant') &&
      isTyping(event.target)
    )
      return;
    if ('action' in press && press.action === 'leave') return on.action('leave');
    if (!singleKeysAreOn()) return;
    event.preventDefault();
    // The site's own key for its search is not asked as well.
    event.stopPropagation();
    if ('action' in press) on.action(press.action);
    else on.duplicate(press.duplicate);
  });
  useEffect(() => {
    document.addEventListener('keydown', handle, true);
    return () => document.removeEventListener('keydown', handle, true);
  }, [handle]);
}
