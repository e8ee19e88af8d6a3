import { useLingui } from '@lingui/react/macro';
import { useClient } from 'urql';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import { ModerateContent, ModerationCount } from './moderation-mutations.js';

export type ModerationAction = 'APPROVE' | 'HIDE' | 'RESTORE' | 'DISMISS';

/** What a moderator decides about content; done, it is announced and the badge counts anew. */
export function useModeration() {
  const { t } = useLingui();
  const announce = useAnnounce();
  const client = useClient();
  const { run, pending, failure, forgive } = useFormMutation(
    ModerateContent,
    (data) => data.moderateContent?.userErrors,
  );
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
    reason?: string,
  ): Promise<boolean> => {
    const text = reason?.trim();
    const done = await run({
      input: { action, subjectIds: [...subjectIds], ...(text ? { reason: text } : {}) },
    });
    if (!done) return false;
    announce(said[action]);
    await client.query(ModerationCount, {}, { requestPolicy: 'network-only' }).toPromise();
    return true;
  };
  return { decide, pending, failure, forgive };
}
