import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { AddIdeasDialog } from '../../features/adoptions/add-ideas-dialog.js';
import type { AdoptionOnPage } from '../../features/adoptions/adoption-facts.js';
import { isOpenStage } from '../../features/adoptions/adoption-stage.js';
import { RemoveIdeasDialog } from '../../features/adoptions/remove-ideas-dialog.js';
import { IdeaRow, IdeaRowSkeletons } from '../../features/ideas/idea-row.js';
import type { ResultOf } from '../../graphql/graphql.js';
import { useConnectionPages } from '../../graphql/use-connection-pages.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { AdoptionIdeasQuery } from './adoption-query.js';

const PAGE_SIZE = 50;

export function useAdoptionIdeas(adoptionId: string) {
  const list = useMemo(
    () => ({
      document: AdoptionIdeasQuery,
      variables: (after: string | null) => ({ id: adoptionId, first: PAGE_SIZE, after }),
      connection: ({ adoption }: ResultOf<typeof AdoptionIdeasQuery>) => adoption?.ideas ?? null,
    }),
    [adoptionId],
  );
  return useConnectionPages(list, 'ideas');
}

interface AdoptionIdeasProps {
  adoption: AdoptionOnPage;
  ideas: ReturnType<typeof useAdoptionIdeas>;
}

/** The ideas that the promise is about. */
export function AdoptionIdeas({ adoption, ideas }: AdoptionIdeasProps) {
  const { t } = useLingui();
  const { rows, loading, error, hasMore, loadMore, retry, totalCount } = ideas;
  const [dialog, setDialog] = useState<'add' | 'remove'>();
  const close = () => setDialog(undefined);
  const mayChange = adoption.viewerCanEdit && isOpenStage(adoption.stage);
  return (
    <section className="adoption-section" aria-labelledby="ideas-title">
      <div className="adoption-section-head">
        <h2 id="ideas-title">
          {totalCount === undefined ? (
            <Trans>Ideas behind it</Trans>
          ) : (
            <Plural value={totalCount} one="The idea behind it" other="The # ideas behind it" />
          )}
        </h2>
        {mayChange && (
          <div className="form-actions">
            <button type="button" className="button" onClick={() => setDialog('add')}>
              <Icon name="plus" />
              <Trans>Add ideas</Trans>
            </button>
            {rows.length > 1 && (
              <button type="button" className="button" onClick={() => setDialog('remove')}>
                <Trans>Remove ideas</Trans>
              </button>
            )}
          </div>
        )}
      </div>
      <ul className="idea-list" aria-label={t`Ideas behind it`} aria-busy={loading}>
        {rows.map((row) => (
          <IdeaRow key={row.id} idea={row} showVotes />
        ))}
        {loading && <IdeaRowSkeletons count={rows.length === 0 ? 2 : 1} />}
      </ul>
      {error && <Problem error={error} retry={retry} />}
      {hasMore && !loading && !error && (
        <button type="button" className="button" onClick={loadMore}>
          <Trans>Show more ideas</Trans>
        </button>
      )}
      {mayChange && (
        <>
          <AddIdeasDialog adoption={adoption} open={dialog === 'add'} onClose={close} />
          <RemoveIdeasDialog
            adoption={adoption}
            ideas={rows}
            loadMore={hasMore ? loadMore : undefined}
            open={dialog === 'remove'}
            onClose={close}
          />
        </>
      )}
    </section>
  );
}
