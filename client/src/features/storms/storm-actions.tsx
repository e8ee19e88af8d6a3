import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Icon } from '../../ui/icon.js';
import { CloseStormDialog } from './close-storm-dialog.js';
import { EditStormDialog } from './edit-storm-dialog.js';
import type { StormOnPage } from './storm-facts.js';

/** What its board's team may do with it. */
export function StormActions({ storm }: { storm: StormOnPage }) {
  const { t } = useLingui();
  const [dialog, setDialog] = useState<'edit' | 'close'>();
  const { update, end, postResult } = storm.viewerCan;
  if (!update && !end && !postResult && dialog === undefined) return null;
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
      {end && (
        <button type="button" className="button button-quiet" onClick={() => setDialog('close')}>
          <Trans>End it now…</Trans>
        </button>
      )}
      <EditStormDialog storm={storm} open={dialog === 'edit'} onClose={close} />
      <CloseStormDialog storm={storm} open={dialog === 'close'} onClose={close} />
    </div>
  );
}
