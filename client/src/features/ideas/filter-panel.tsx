import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { filterCount, ideasPath, NO_FILTERS } from './idea-filters.js';
import { useIdeaFilters } from './use-idea-filters.js';

export const FilterPanelFields = graphql(`
  fragment FilterPanelFields on Query {
    boards {
      id
      slug
      name
      ideaCount
    }
    statuses {
      key
      name
      stage
      ideaCount
    }
  }
`);

interface FilterPanelProps {
  data: FragmentOf<typeof FilterPanelFields> | undefined;
  signedIn: boolean;
}

const toggled = (values: readonly string[], value: string) =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];

/** Boards, statuses, tags and the viewer's own: each choice is an address. */
export function FilterPanel({ data, signedIn }: FilterPanelProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { filters, boardSlug, apply } = useIdeaFilters();
  const [tag, setTag] = useState('');
  const tagField = useId();
  const known = data && readFragment(FilterPanelFields, data);
  if (!known) return <FilterPanelSkeleton />;
  // A board that is chosen narrows the list, not these counts: they are of the whole community.
  const statuses = known.statuses.filter(
    (status) => status.ideaCount > 0 || filters.statuses.includes(status.key),
  );
  return (
    <div className="filters">
      <nav aria-label={t`Boards`}>
        <h2>
          <Trans>Boards</Trans>
        </h2>
        <ul>
          <li>
            <Link
              className="filter"
              to={ideasPath(undefined, filters)}
              aria-current={boardSlug ? undefined : 'page'}
            >
              <Trans>All boards</Trans>
            </Link>
          </li>
          {known.boards.map((board) => (
            <li key={board.id}>
              <Link
                className="filter"
                to={ideasPath(board.slug, filters)}
                aria-current={boardSlug === board.slug ? 'page' : undefined}
              >
                <span>{board.name}</span>
                <span className="filter-count">{format.number(board.ideaCount)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <fieldset>
        <legend>
          <Trans>Status</Trans>
        </legend>
        {statuses.map((status) => (
          <label className="filter" key={status.key}>
            <input
              type="checkbox"
              checked={filters.statuses.includes(status.key)}
              onChange={() => apply({ statuses: toggled(filters.statuses, status.key) })}
            />
            <span className="stage-dot" data-stage={status.stage} />
            <span>{status.name}</span>
            {boardSlug === undefined && (
              <span className="filter-count">{format.number(status.ideaCount)}</span>
            )}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>
          <Trans>Only</Trans>
        </legend>
        {(signedIn || filters.voted) && (
          <label className="filter">
            <input
              type="checkbox"
              checked={filters.voted}
              onChange={() => apply({ voted: !filters.voted })}
            />
            <Trans>Ideas you voted on</Trans>
          </label>
        )}
        <label className="filter">
          <input
            type="checkbox"
            checked={filters.unanswered}
            onChange={() => apply({ unanswered: !filters.unanswered })}
          />
          <Trans>Not answered yet</Trans>
        </label>
      </fieldset>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const value = tag.trim().replace(/^#/, '');
          if (!value) return;
          setTag('');
          apply({ tags: [...new Set([...filters.tags, value])] });
        }}
      >
        <label className="filter-heading" htmlFor={tagField}>
          <Trans>Tag</Trans>
        </label>
        <input
          id={tagField}
          className="input filter-tag"
          value={tag}
          onChange={(event) => setTag(event.target.value)}
          placeholder={t`Type a tag, press Enter`}
          autoCapitalize="none"
          enterKeyHint="done"
        />
      </form>
      {filterCount(filters) > 0 && (
        <Link
          className="button"
          to={ideasPath(boardSlug, { ...NO_FILTERS, order: filters.order, search: filters.search })}
        >
          <Trans>Clear filters</Trans>
        </Link>
      )}
    </div>
  );
}

function FilterPanelSkeleton() {
  return (
    <div className="filters" aria-hidden="true">
      {Array.from({ length: 8 }, (_, index) => (
        <span className="skeleton" key={index} />
      ))}
    </div>
  );
}
