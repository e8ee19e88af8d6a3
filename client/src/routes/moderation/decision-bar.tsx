import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { HideDialog } from '../../features/moderation/hide-dialog.js';
import { useModeration, type ModerationAction } from '../../features/moderation/use-moderation.js';
import { FormProblem } from '../../ui/form-problem.js';
import type { QueueItem } from './moderation-query.js';

interface DecisionBarProps {
  items: readonly QueueItem[];
  settle(ids: readonly string[], action: ModerationAction): void;
  clear(): void;
}

/** One decision about all that is selected; only what fits each of them is offered. */
export function DecisionBar({ items, settle, clear }: DecisionBarProps) {
  const { t } = useLingui();
  const { decide, pending, failure } = useModeration();
  const [hiding, setHiding] = useState(false);
  const ids = items.map(({ id }) => id);
  const subjectIds = items.map(({ subject }) => subject.id);
  const press = async (action: ModerationAction) => {
    if (await decide(action, subjectIds)) settle(ids, action);
  };
  const areHeld = items.every(({ state }) => state === 'HELD');
  const areReported = items.every(({ state, reports }) => state === 'VISIBLE' && reports.length > 0);
  return (
    <div className="decision-bar" role="region" aria-label={t`Selected`}>
      <p>
        <Plural value={items.length} one="# selected" other="# selected" />
      </p>
      {areHeld && (
        <button
          type="button"
          className="button button-main"
          aria-disabled={pending || undefined}
          onClick={() => void press('APPROVE')}
        >
          <Trans>Approve</Trans>
        </button>
      )}
      {areReported && (
        <button
          type="button"
          className="button button-main"
          aria-disabled={pending || undefined}
          onClick={() => void press('DISMISS')}
        >
          <Trans>Nothing wrong with them</Trans>
        </button>
      )}
      <button type="button" className="button" onClick={() => setHiding(true)}>
        <Trans>Hide…</Trans>
      </button>
      <button type="button" className="button button-quiet" onClick={clear}>
        <Trans>Select none</Trans>
      </button>
      <HideDialog
        subjectIds={subjectIds}
        open={hiding}
        close={() => setHiding(false)}
        hidden={() => settle(ids, 'HIDE')}
      />
      <FormProblem
        general={failure.userErrors.map(({ message }) => message)}
        requestError={failure.requestError}
      />
    </div>
  );
}
