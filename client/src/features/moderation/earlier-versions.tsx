import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Icon } from '../../ui/icon.js';
import { HistoryDialog } from './history-dialog.js';

/** For moderators: what something said before it was edited or deleted. */
export function EarlierVersions({ subjectId }: { subjectId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => setOpen(true)}>
        <Icon name="undo" />
        <Trans>Earlier versions</Trans>
      </button>
      <HistoryDialog subjectId={subjectId} open={open} close={() => setOpen(false)} />
    </>
  );
}
