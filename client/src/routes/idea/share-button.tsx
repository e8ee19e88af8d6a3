import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAnnounce } from '../../ui/announcer.js';
import { Icon } from '../../ui/icon.js';

/** By the device's own sharing, else by copying, else by showing the address for copying by hand. */
export function ShareButton({ title, url }: { title: string; url: string }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle');
  const share = async () => {
    try {
      if (typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches) {
        await navigator.share({ title, url });
        return;
      }
      await navigator.clipboard.writeText(url);
      setState('copied');
      announce(t`The link is copied.`);
    } catch (reason) {
      const cancelled = reason instanceof DOMException && reason.name === 'AbortError';
      if (!cancelled) setState('shown');
    }
  };
  if (state === 'shown') {
    return (
      <input
        className="input share-url"
        aria-label={t`Link to this idea`}
        readOnly
        ref={(input) => input?.focus()}
        value={url}
        onFocus={(event) => event.target.select()}
      />
    );
  }
  return (
    <button type="button" className="button button-quiet" onClick={() => void share()}>
      <Icon name={state === 'copied' ? 'check' : 'share'} />
      {state === 'copied' ? <Trans>Link copied</Trans> : <Trans>Share</Trans>}
    </button>
  );
}
