import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useShell } from '../../features/session/shell.js';
import { withVia } from '../../features/session/via.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Icon } from '../../ui/icon.js';

/** The link says whose it is, so that who brings others in is known for it. By the device's own sharing, else by copying, else by showing the address for copying by hand. */
export function ShareButton({ title, url: address }: { title: string; url: string }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const { viewer } = useShell();
  const url = withVia(address, viewer?.member.handle);
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
