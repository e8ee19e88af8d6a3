import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useClient } from 'urql';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import type { UserError } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { useStableCallback } from '../../ui/use-stable-callback.js';
import { ModerateContent, ModerationCount } from './moderation-mutations.js';

export type ModerationAction = 'APPROVE' | 'HIDE' | 'RESTORE' | 'DISMISS';

interface DecisionDetails {
  reason?: string;
  /** What each was read as, so that nothing is decided about what was changed since. */
  marks?: readonly (string | null)[];
}

/** Those of the subjects that a refusal names: they are not as whoever decided saw them. */
const namedIn = (errors: readonly UserError[], subjectIds: readonly string[]): string[] =>
  errors.flatMap(({ field }) =>
    field?.[0] === 'subjectIds' && field[1] !== undefined ? (subjectIds[Number(field[1])] ?? []) : [],
  );

/**
 * What a moderator decides about content; done, it is announced and the badge counts anew.
 * @param outdated is told of which subjects something else became meanwhile, when a decision is refused for it
 */
export function useModeration(outdated?: (subjectIds: readonly string[]) => void) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const client = useClient();
  const asked = useRef<readonly string[]>([]);
  const { run, pending, failure, forgive } = useFormMutation(
    ModerateContent,
    (data) => data.moderateContent?.userErrors,
  );
  const tell = useStableCallback((subjectIds: readonly string[]) => outdated?.(subjectIds));
  useEffect(() => {
    const named = namedIn(failure.userErrors, asked.current);
    if (named.length > 0) tell(named);
  }, [failure, tell]);
  const said: Record<ModerationAction, string> = {
    APPROVE: t`Everybody can see it now.`,
    HIDE: t`Hidden. Its author and moderators still see it.`,
    RESTORE: t`Everybody can see it again.`,
    DISMISS: t`The reports are dismissed.`,
  };
  /** @returns whether it was done */
  const decide = async (
    action: ModerationAction,
    subjectIds: readonly string[],
    { reason, marks }: DecisionDetails = {},
  ): Promise<boolean> => {
    const text = reason?.trim();
    asked.current = subjectIds;
    const done = await run({
      input: {
        action,
        subjectIds: [...subjectIds],
        ...(text ? { reason: text } : {}),
        ...(marks ? { marks: [...marks] } : {}),
      },
    });
    if (!done) return false;
    announce(said[action]);
    await client.query(ModerationCount, {}, { requestPolicy: 'network-only' }).toPromise();
    return true;
  };
  return { decide, pending, failure, forgive };
}
