import { Trans } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { Icon } from '../ui/icon.js';

function subscribe(listener: () => void) {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

export function OfflineHint() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <output>
      {!online && (
        <span className="offline">
          <Icon name="offline" />
          <Trans>
            You are offline. You can go on reading, and what you write is kept; vote and submit when you are
            back.
          </Trans>
        </span>
      )}
    </output>
  );
}
