import { useCallback, useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { ideasPath, parseFilters, type IdeaFilters } from './idea-filters.js';

/** The filters as the address has them, and the way to change them: by going to another address. */
export function useIdeaFilters() {
  const [query] = useSearchParams();
  const { slug } = useParams();
  const navigate = useNavigate();
  const filters = useMemo(() => parseFilters(query), [query]);
  const pathWith = useCallback(
    (change: Partial<IdeaFilters>) => ideasPath(slug, { ...filters, ...change }),
    [slug, filters],
  );
  const apply = useCallback(
    (change: Partial<IdeaFilters>) => void navigate(pathWith(change)),
    [navigate, pathWith],
  );
  return { filters, boardSlug: slug, pathWith, apply };
}
