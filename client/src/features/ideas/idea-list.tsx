import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { useEffect, useRef, type ReactNode } from 'react';
import { Problem } from '../../ui/problem.js';
import { useAnnounce } from '../../ui/announcer.js';
import { IdeaRow, IdeaRowSkeletons } from './idea-row.js';
import type { ListVariables } from './idea-filters.js';
import { useIdeaPages } from './use-idea-pages.js';

interface IdeaListProps {
  variables: ListVariables;
  label: string;
  /** What to say when there is nothing. */
  empty: ReactNode;
  showBoard?: boolean;
  showAuthor?: boolean;
  showStorm?: boolean;
}

/** How far below the window's edge the end may be when the next page is fetched. */
const AHEAD = '600px';

export function IdeaList({ variables, label, empty, showBoard, showAuthor, showStorm }: IdeaListProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const { rows, loading, error, hasMore, loadMore, retry } = useIdeaPages(variables);
  const end = useRef<HTMLDivElement>(null);
  const grown = useRef(0);

  useEffect(() => {
    const target = end.current;
    if (!target || !hasMore || loading || error) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) loadMore();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [hasMore, loading, error, loadMore]);

  const shown = rows.length;
  useEffect(() => {
    if (grown.current > 0 && shown > grown.current)
      announce(t`${plural(shown, { one: '# idea shown', other: '# ideas shown' })}`);
    grown.current = shown;
  }, [shown, announce, t]);

  if (rows.length === 0 && !loading) return error ? <Problem error={error} retry={retry} /> : <>{empty}</>;
  return (
    <>
      <ul className="idea-list" aria-label={label} aria-busy={loading}>
        {rows.map((row) => (
          <IdeaRow
            key={row.id}
            idea={row}
            showBoard={showBoard}
            showAuthor={showAuthor}
            showStorm={showStorm}
          />
        ))}
        {loading && <IdeaRowSkeletons count={rows.length === 0 ? 9 : 3} />}
      </ul>
      {loading && rows.length === 0 && (
        <output className="visually-hidden">
          <Trans>Loading ideas…</Trans>
        </output>
      )}
      {error && <Problem error={error} retry={retry} />}
      <div ref={end} className="idea-list-end">
        {hasMore && !loading && !error && (
          <button type="button" className="button" onClick={loadMore}>
            <Trans>Show more ideas</Trans>
          </button>
        )}
        {!hasMore && !loading && !error && rows.length > 10 && (
          <p className="muted">
            <Plural value={rows.length} one="That is all: # idea." other="That is all: # ideas." />
          </p>
        )}
      </div>
    </>
  );
}
