import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { AdminFrame } from '../../features/administration/admin-frame.js';
import { useShell } from '../../features/session/shell.js';
import { Problem } from '../../ui/problem.js';
import { BadgeForm } from './badge-form.js';
import { LevelsForm } from './levels-form.js';
import { ReputationQuery } from './reputation-query.js';

/** What levels and badges are called and when they are reached; for administrators. */
export default function ReputationPage() {
  const { t } = useLingui();
  const { viewer } = useShell();
  const allowed = viewer?.canAdminister ?? false;
  const [{ data, error }, execute] = useQuery({
    query: ReputationQuery,
    pause: !allowed,
    requestPolicy: 'network-only',
  });
  return (
    <AdminFrame title={t`Levels and badges`}>
      {error && !data && <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />}
      {data && (
        <div className="reputation-page">
          <section aria-labelledby="levels-title">
            <h2 id="levels-title">
              <Trans>Levels</Trans>
            </h2>
            <p className="muted">
              <Trans>Names that you leave as they are appear in each reader’s language.</Trans>
            </p>
            <LevelsForm initial={data.levels} />
          </section>
          <section aria-labelledby="badges-title">
            <h2 id="badges-title">
              <Trans>Badges</Trans>
            </h2>
            <p className="muted">
              <Trans>
                A badge is awarded once and kept. Lower a threshold, and whoever has come that far gets it
                within minutes.
              </Trans>
            </p>
            <div className="badge-forms">
              {data.badges.map((badge) => (
                <BadgeForm key={badge.key} badge={badge} />
              ))}
            </div>
          </section>
        </div>
      )}
      {allowed && !data && !error && (
        <div aria-hidden="true" className="badge-forms">
          <span className="skeleton reputation-skeleton" />
          <span className="skeleton reputation-skeleton" />
        </div>
      )}
    </AdminFrame>
  );
}
