import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { Icon } from '../../ui/icon.js';

const VoteForDialog = lazy(async () => ({ default: (await import('./vote-for-dialog.js')).VoteForDialog }));

/** For teams: what a customer said elsewhere becomes a vote. */
export function VoteForButton({ ideaId, className }: { ideaId: string; className: string }) {
  const { t } = useLingui();
  /** What is written stays while the dialog is closed; it is loaded when it is first wanted. */
  const [state, setState] = useState<'UNUSED' | 'OPEN' | 'CLOSED'>('UNUSED');
  const [outcome, setOutcome] = useState<string | null>(null);
  return (
    <>
      <button
        type="button"
        className={className}
        title={t`Vote for a customer`}
        onClick={() => {
          setOutcome(null);
          setState('OPEN');
        }}
      >
        <Icon name="person" />
        <Trans>For a customer</Trans>
      </button>
      {outcome !== null && <span className="muted">{outcome}</span>}
      {state !== 'UNUSED' && (
        <Suspense fallback={null}>
          <VoteForDialog
            key={ideaId}
            ideaId={ideaId}
            open={state === 'OPEN'}
            close={() => setState('CLOSED')}
            done={setOutcome}
          />
        </Suspense>
      )}
    </>
  );
}
