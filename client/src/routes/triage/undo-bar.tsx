import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Deeds } from '../../features/triage/deeds.js';
import { useFormat } from '../../i18n/use-format.js';
import { Icon } from '../../ui/icon.js';
import { RequestErrorText } from '../../ui/problem.js';

/** What was done last and the way back, at the lower edge, over nothing that is being pointed at. */
export function UndoBar({ deeds, onUndo }: { deeds: Deeds; onUndo(): void }) {
  const { t } = useLingui();
  const { latest, failure, undoing, dismiss } = deeds;
  if (!latest && !failure) return null;
  return (
    <section className="undo-bar" aria-label={t`Done just now`}>
      {failure ? (
        <p role="alert">
          {failure.userErrors[0]?.message ??
            (failure.requestError && <RequestErrorText error={failure.requestError} />)}
        </p>
      ) : (
        <p>{latest?.message}</p>
      )}
      {latest?.link && (
        <Link className="undo-action" to={latest.link.to}>
          {latest.link.label}
        </Link>
      )}
      {latest?.undo && (
        <button type="button" className="undo-action" aria-disabled={undoing || undefined} onClick={onUndo}>
          <Icon name="undo" />
          <Trans>Undo</Trans>
          <Countdown key={latest.until} until={latest.until} />
        </button>
      )}
      <button type="button" className="undo-close" aria-label={t`Close`} onClick={dismiss}>
        <Icon name="close" />
      </button>
    </section>
  );
}

function Countdown({ until }: { until: number }) {
  const format = useFormat();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="undo-countdown" aria-hidden="true">
      {format.number(Math.max(0, Math.ceil((until - now) / 1000)))}
    </span>
  );
}
