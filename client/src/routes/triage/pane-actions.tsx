import { Trans, useLingui } from '@lingui/react/macro';
import type { Ask } from '../../features/triage/asking.js';
import { VoteForButton } from '../../features/votes/vote-for-button.js';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import { Icon, type IconName } from '../../ui/icon.js';

interface PaneActionsProps {
  idea: TriageRow;
  canTriage: boolean;
  canVoteFor: boolean;
  ask: Ask;
  assignToMe(): void;
  back(): void;
}

interface Action {
  name: string;
  keyName: string;
  icon: IconName;
  run(): void;
}

/** What can be done with the idea at hand; each has a key that does the same. */
export function PaneActions({ idea, canTriage, canVoteFor, ask, assignToMe, back }: PaneActionsProps) {
  const { t } = useLingui();
  const asking = (kind: 'answer' | 'status' | 'assign' | 'tags' | 'merge' | 'adopt') => () =>
    ask({ kind, ideas: [idea] });
  const actions: readonly Action[] = [
    { name: t`Answer`, keyName: 'e', icon: 'answer', run: asking('answer') },
    { name: t`Status`, keyName: 's', icon: 'step', run: asking('status') },
    { name: t`Assign`, keyName: 'a', icon: 'person', run: asking('assign') },
    { name: t`To me`, keyName: 'm', icon: 'check', run: assignToMe },
    { name: t`Tag`, keyName: 't', icon: 'tag', run: asking('tags') },
    { name: t`Merge`, keyName: 'g', icon: 'merge', run: asking('merge') },
    { name: t`Adopt`, keyName: 'd', icon: 'adopt', run: asking('adopt') },
  ];
  return (
    <div className="pane-actions" role="group" aria-label={t`What to do with the idea`}>
      <button type="button" className="button button-quiet triage-small pane-back" onClick={back}>
        <Icon name="back" />
        <Trans>Back</Trans>
      </button>
      {canTriage &&
        actions.map(({ name, keyName, icon, run }) => (
          <button
            key={keyName}
            type="button"
            className={
              keyName === 'e' ? 'button button-main triage-small' : 'button button-quiet triage-small'
            }
            aria-keyshortcuts={keyName}
            onClick={run}
          >
            <Icon name={icon} />
            {name}
            <kbd aria-hidden="true">{keyName}</kbd>
          </button>
        ))}
      {canVoteFor && <VoteForButton ideaId={idea.id} className="button button-quiet triage-small" />}
    </div>
  );
}
