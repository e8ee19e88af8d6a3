import { Trans } from '@lingui/react/macro';
import { ChangeText } from '../../features/triage/change-text.js';
import type { Overtaken } from '../../features/triage/use-overtaken.js';
import { TimeAgo } from '../../ui/time-ago.js';

/** What others did to ideas while they were being decided about here. */
export function StaleNotice({ overtaken }: { overtaken: readonly Overtaken[] }) {
  if (overtaken.length === 0) return null;
  return (
    <div className="problem stale-notice" role="alert" tabIndex={-1}>
      <p>
        <Trans>Someone was faster. Nothing was changed, and what you wrote is kept:</Trans>
      </p>
      <ul>
        {overtaken.map(({ id, title, changes, who, at }) => (
          <li key={id}>
            <strong>{title}</strong>
            {changes.map((change) => (
              <span key={change.kind}>
                {' '}
                <ChangeText change={change} who={who} />
              </span>
            ))}{' '}
            {at !== undefined && <TimeAgo time={at} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
