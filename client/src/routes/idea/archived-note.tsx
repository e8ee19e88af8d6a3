import { Trans, useLingui } from '@lingui/react/macro';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { UserErrorFields } from '../../graphql/user-errors.js';
import { StatusChipFields } from '../../features/ideas/status-chip.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';

export const ReviveIdea = graphql(
  `
    mutation ReviveIdea($input: ReviveIdeaInput!) {
      reviveIdea(input: $input) {
        idea {
          id
          isOpen
          status {
            key
            stage
            ...StatusChipFields
          }
          viewerCan {
            revive
          }
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [StatusChipFields, UserErrorFields],
);

interface ArchivedNoteProps {
  ideaId: string;
  canRevive: boolean;
  /** Fetches the idea as it is now, with what was added to its history. */
  refresh(): void;
}

/** That nobody has taken the idea up for long, and how to bring it back. */
export function ArchivedNote({ ideaId, canRevive, refresh }: ArchivedNoteProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const { run, pending, failure } = useFormMutation(ReviveIdea, (data) => data.reviveIdea?.userErrors);
  const revive = async () => {
    if (!(await run({ input: { ideaId } }))) return;
    announce(t`The idea is back.`);
    refresh();
  };
  return (
    <div className="idea-note archived-note">
      <p>
        {canRevive ? (
          <Trans>
            This idea is archived, because it was quiet for long. If it still matters, bring it back.
          </Trans>
        ) : (
          <Trans>This idea is archived.</Trans>
        )}
      </p>
      {canRevive && (
        <button
          type="button"
          className="button"
          aria-disabled={pending || undefined}
          onClick={() => void revive()}
        >
          <Icon name="revive" />
          <Trans>Bring it back</Trans>
        </button>
      )}
      <FormProblem
        general={failure.userErrors.map(({ message }) => message)}
        requestError={failure.requestError}
      />
    </div>
  );
}
