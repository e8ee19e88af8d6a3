import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Icon } from '../../ui/icon.js';
import { CloseStormDialog } from './close-storm-dialog.js';
import { EditStormDialog } from './edit-storm-dialog.js';
import type { StormOnPage } from './storm-facts.js';
import { WithdrawStormDialog } from './withdraw-storm-dialog.js';

/** What its board's team may do with it. */
export function StormActions({ storm, onPosted }: { storm: StormOnPage; onPosted(): void }) {
  const { t } = useLingui();
  const [dialog, setDialog] = useState<'edit' | 'close' | 'withdraw'>();
  const { update, withdraw, end, postResult } = storm.viewerCan;
  if (!update && !withdraw && !end && !postResult && dialog === undefined) return null;
  const close = () => setDialog(undefined);
  return (
    <div className="team-actions" role="group" aria-label={t`For the team`}>
      {postResult && (
        <button
          type="button"
          className={storm.result === null ? 'button button-main' : 'button'}
          onClick={() => setDialog('close')}
        >
          <Icon name={storm.result === null ? 'answer' : 'edit'} />
          {storm.result === null ? <Trans>Post the result…</Trans> : <Trans>Correct the result…</Trans>}
        </button>
      )}
      {update && (
        <button type="button" className="button" onClick={() => setDialog('edit')}>
          <Icon name="edit" />
          <Trans>Edit</Trans>
        </button>
      )}
      {withdraw && (
        <button type="button" className="button button-quiet" onClick={() => setDialog('withdraw')}>
          <Trans>Call it off…</Trans>
        </button>
      )}
      {end && (
        <button type="button" className="button button-quiet" onClick={() => setDialog('close')}>
          <Trans>End it now…</Trans>
        </button>
      )}
      <EditStormDialog storm={storm} open={dialog === 'edit'} onClose={close} />
      <WithdrawStormDialog storm={storm} open={dialog === 'withdraw'} onClose={close} />
      <CloseStormDialog storm={storm} open={dialog === 'close'} onClose={close} onPosted={onPosted} />
    </div>
  );
}
