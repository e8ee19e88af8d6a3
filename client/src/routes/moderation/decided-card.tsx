import { Trans } from '@lingui/react/macro';
import { useModeration } from '../../features/moderation/use-moderation.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import type { Outcome } from './outcome.js';
import { toNeighbour } from './to-neighbour.js';

interface DecidedCardProps {
  subjectId: string;
  /** Nobody else had seen it before. */
  wasHeld: boolean;
  title: string;
  outcome: Outcome;
  /** Whether it was decided here and now, with a button that is gone. */
  focused: boolean;
  settle(outcome: Outcome): void;
  outdated(subjectIds: readonly string[]): void;
}

/** What is left of it once it is decided: that, and the way back. */
export function DecidedCard(props: DecidedCardProps) {
  const { subjectId, wasHeld, title, outcome, focused, settle, outdated } = props;
  const { decide, pending, failure } = useModeration(outdated);
  const back = outcome === 'HIDE' ? 'RESTORE' : 'HIDE';
  const undo = async () => {
    if (await decide(back, [subjectId])) settle(back);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it has the focus of the button that decided; arrows go on from it
    <div
      className="queue-decided"
      role="group"
      aria-label={title}
      tabIndex={-1}
      ref={focused ? focusSoon : null}
      onKeyDown={toNeighbour}
    >
      <p>
        {outcome === 'HIDE' ? (
          <Trans>Hidden: {title}</Trans>
        ) : outcome === 'DISMISS' ? (
          <Trans>Left as it is: {title}</Trans>
        ) : outcome === 'ELSEWHERE' ? (
          <Trans>Somebody else has decided about it: {title}</Trans>
        ) : (
          <Trans>Everybody sees it: {title}</Trans>
        )}
      </p>
      {outcome !== 'DISMISS' && outcome !== 'ELSEWHERE' && (
        <button
          type="button"
          className="button"
          aria-disabled={pending || undefined}
          onClick={() => void undo()}
        >
          <Icon name="undo" />
          {outcome !== 'HIDE' ? (
            <Trans>Hide it after all</Trans>
          ) : wasHeld ? (
            <Trans>Show it to everybody</Trans>
          ) : (
            <Trans>Restore</Trans>
          )}
        </button>
      )}
      <FormProblem
        general={failure.userErrors.map(({ message }) => message)}
        requestError={failure.requestError}
      />
    </div>
  );
}
