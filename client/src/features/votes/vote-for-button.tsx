import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { Icon } from '../../ui/icon.js';

const VoteForDialog = lazy(async () => ({ default: (await import('./vote-for-dialog.js')).VoteForDialog }));

/** For teams: what a customer said elsewhere becomes a vote. */
export function VoteForButton({ ideaId, className }: { ideaId: string; className: string }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={className}
        title={t`Vote for a customer`}
        onClick={() => setOpen(true)}
      >
        <Icon name="person" />
        <Trans>For a customer</Trans>
      </button>
      {open && (
        <Suspense fallback={null}>
          <VoteForDialog ideaId={ideaId} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
