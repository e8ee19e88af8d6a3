import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { focusSoon } from '../../ui/focus-soon.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import { HideDialog } from './hide-dialog.js';
import { HistoryDialog } from './history-dialog.js';
import { useModeration, type ModerationAction } from './use-moderation.js';

interface ModeratorControlsProps {
  subjectId: string;
  moderation: 'VISIBLE' | 'HELD' | 'HIDDEN';
  /** It, and what counts it, is no longer what the page says. */
  changed(): void;
}

/** What moderators do with an idea or a comment where they read it. */
export function ModeratorControls({ subjectId, moderation, changed }: ModeratorControlsProps) {
  const { t } = useLingui();
  const { decide, pending, failure } = useModeration(changed);
  const [open, setOpen] = useState<'hide' | 'history' | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const close = () => setOpen(null);
  /** The button that was pressed may be gone, or another by now. */
  const done = () => {
    changed();
    focusSoon(group.current);
  };
  const press = async (action: ModerationAction) => {
    if (await decide(action, [subjectId])) done();
  };
  return (
    <div ref={group} className="moderator-controls" role="group" aria-label={t`Moderation`} tabIndex={-1}>
      {moderation === 'HELD' && (
        <button
          type="button"
          className="button button-quiet"
          aria-disabled={pending || undefined}
          onClick={() => void press('APPROVE')}
        >
          <Icon name="check" />
          <Trans>Approve</Trans>
        </button>
      )}
      {moderation === 'HIDDEN' ? (
        <button
          type="button"
          className="button button-quiet"
          aria-disabled={pending || undefined}
          onClick={() => void press('RESTORE')}
        >
          <Icon name="revive" />
          <Trans>Restore</Trans>
        </button>
      ) : (
        <button type="button" className="button button-quiet" onClick={() => setOpen('hide')}>
          <Icon name="hide" />
          <Trans>Hide</Trans>
        </button>
      )}
      <button type="button" className="button button-quiet" onClick={() => setOpen('history')}>
        <Icon name="undo" />
        <Trans>Earlier versions</Trans>
      </button>
      <HideDialog
        subjectIds={[subjectId]}
        open={open === 'hide'}
        close={close}
        hidden={done}
        outdated={changed}
      />
      <HistoryDialog subjectId={subjectId} open={open === 'history'} close={close} />
      <FormProblem
        general={failure.userErrors.map(({ message }) => message)}
        requestError={failure.requestError}
      />
    </div>
  );
}
