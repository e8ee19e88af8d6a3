import { Trans } from '@lingui/react/macro';

export function IdeaSkeleton() {
  return (
    <div className="idea-page" aria-busy="true">
      <output className="visually-hidden">
        <Trans>Loading the idea…</Trans>
      </output>
      <div className="idea-vote" aria-hidden="true">
        <span className="skeleton idea-skeleton-vote" />
      </div>
      <div className="idea-article idea-skeleton" aria-hidden="true">
        <span className="skeleton" />
        <span className="skeleton" />
        <span className="skeleton" />
        <span className="skeleton" />
        <span className="skeleton" />
      </div>
    </div>
  );
}
