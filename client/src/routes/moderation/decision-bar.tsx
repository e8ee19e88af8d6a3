import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { HideDialog } from '../../features/moderation/hide-dialog.js';
import { useModeration, type ModerationAction } from '../../features/moderation/use-moderation.js';
import { readFragment } from '../../graphql/graphql.js';
import { FormProblem } from '../../ui/form-problem.js';
import { SubjectFields, type QueueItem } from './moderation-query.js';
import type { Outcome } from './outcome.js';

interface DecisionBarProps {
  items: readonly QueueItem[];
  settle(ids: readonly string[], outcome: Outcome): void;
  outdated(subjectIds: readonly string[]): void;
  clear(): void;
}

/** One decision about all that is selected; only what fits each of them is offered. */
export function DecisionBar({ items, settle, outdated, clear }: DecisionBarProps) {
  const { t } = useLingui();
  const { decide, pending, failure } = useModeration(outdated);
  const [hiding, setHiding] = useState(false);
  const ids = items.map(({ id }) => id);
  const subjectIds = items.map(({ subject }) => readFragment(SubjectFields, subject).id);
  const press = async (action: ModerationAction) => {
    if (await decide(action, subjectIds, { marks: items.map(({ mark }) => mark) })) settle(ids, action);
  };
  const areHeld = items.every(({ state, deleted }) => state === 'HELD' && !deleted);
  const areReported = items.every(({ state, reportCount }) => state === 'VISIBLE' && reportCount > 0);
  const isOutdated = failure.userErrors.some(({ field }) => field?.[0] === 'subjectIds');
  const problems = isOutdated
    ? [t`Nothing was decided: some have changed meanwhile, and are no longer selected.`]
    : failure.userErrors.map(({ message }) => message);
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
      {items.every(({ deleted }) => !deleted) && (
        <button type="button" className="button" onClick={() => setHiding(true)}>
          <Trans>Hide…</Trans>
        </button>
      )}
      <button type="button" className="button button-quiet" onClick={clear}>
        <Trans>Select none</Trans>
      </button>
      <HideDialog
        subjectIds={subjectIds}
        open={hiding}
        close={() => setHiding(false)}
        hidden={() => settle(ids, 'HIDE')}
        outdated={outdated}
      />
      <FormProblem general={problems} requestError={failure.requestError} />
    </div>
  );
}
