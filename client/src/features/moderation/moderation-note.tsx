import { Trans } from '@lingui/react/macro';
import { Icon } from '../../ui/icon.js';

/** Above content that not everybody sees; its author and moderators read it. */
export function ModerationNote({ moderation }: { moderation: 'VISIBLE' | 'HELD' | 'HIDDEN' }) {
  if (moderation === 'VISIBLE') return null;
  return (
    <p className="idea-note moderation-note">
      <Icon name="hide" />
      {moderation === 'HELD' ? (
        <Trans>
          This waits for a moderator. Until one has looked at it, only its author and moderators see it.
        </Trans>
      ) : (
        <Trans>A moderator has hidden this. Only its author and moderators see it.</Trans>
      )}
    </p>
  );
}
