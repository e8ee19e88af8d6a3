import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { AdoptionOnPage } from '../../features/adoptions/adoption-facts.js';
import { isOpenStage } from '../../features/adoptions/adoption-stage.js';
import { DeliverDialog } from '../../features/adoptions/deliver-dialog.js';
import { DropDialog } from '../../features/adoptions/drop-dialog.js';
import { EditAdoptionDialog } from '../../features/adoptions/edit-adoption-dialog.js';
import { MoveAdoptionDialog } from '../../features/adoptions/move-adoption-dialog.js';
import { ReopenDialog } from '../../features/adoptions/reopen-dialog.js';
import { Icon } from '../../ui/icon.js';

interface TeamActionsProps {
  adoption: AdoptionOnPage;
  ideaCount: number;
}

/** What its team may do with the adoption as a whole. */
export function TeamActions({ adoption, ideaCount }: TeamActionsProps) {
  const { t } = useLingui();
  const [dialog, setDialog] = useState<'edit' | 'move' | 'deliver' | 'drop' | 'reopen'>();
  const close = () => setDialog(undefined);
  const isOpen = isOpenStage(adoption.stage);
  return (
    <div className="team-actions" role="group" aria-label={t`For the team`}>
      {isOpen && (
        <>
          <button type="button" className="button" onClick={() => setDialog('deliver')}>
            <Icon name="check" />
            <Trans>Deliver…</Trans>
          </button>
          <button type="button" className="button" onClick={() => setDialog('move')}>
            <Trans>Move on…</Trans>
          </button>
        </>
      )}
      <button type="button" className="button" onClick={() => setDialog('edit')}>
        <Icon name="edit" />
        <Trans>Edit</Trans>
      </button>
      {isOpen ? (
        <button type="button" className="button button-quiet" onClick={() => setDialog('drop')}>
          <Trans>Drop…</Trans>
        </button>
      ) : (
        <button type="button" className="button" onClick={() => setDialog('reopen')}>
          <Icon name="revive" />
          <Trans>Reopen…</Trans>
        </button>
      )}
      <EditAdoptionDialog adoption={adoption} open={dialog === 'edit'} onClose={close} />
      <MoveAdoptionDialog
        adoption={adoption}
        ideaCount={ideaCount}
        open={dialog === 'move'}
        onClose={close}
      />
      <DeliverDialog adoption={adoption} open={dialog === 'deliver'} onClose={close} />
      <DropDialog adoption={adoption} open={dialog === 'drop'} onClose={close} />
      <ReopenDialog adoption={adoption} open={dialog === 'reopen'} onClose={close} />
    </div>
  );
}
