import { Trans } from '@lingui/react/macro';
import { useLayoutEffect, useRef, useState } from 'react';

/** Folding away less than this share of a story is not worth a press. */
const WORTH_FOLDING = 1.3;

/** A story in full; of a long one the beginning, and the way to the rest. */
export function Story({ html }: { html: string }) {
  const text = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'unmeasured' | 'folded' | 'whole'>('unmeasured');
  useLayoutEffect(() => {
    const element = text.current;
    if (!element || state !== 'unmeasured') return;
    setState(element.scrollHeight > element.clientHeight * WORTH_FOLDING ? 'folded' : 'whole');
  }, [state]);
  const unfold = () => setState('whole');
  return (
    <>
      <div
        ref={text}
        className="story prose"
        data-state={state}
        // Nobody is led by the keyboard to what can't be seen.
        onFocus={unfold}
        dangerouslySetInnerHTML={{ __html: html }}
      />
      {state === 'folded' && (
        <button type="button" className="button-link" onClick={unfold}>
          <Trans>Read the whole story</Trans>
        </button>
      )}
    </>
  );
}
