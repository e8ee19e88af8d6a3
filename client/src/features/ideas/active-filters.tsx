import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Icon } from '../../ui/icon.js';
import type { IdeaStage } from './idea-filters.js';
import { useIdeaFilters } from './use-idea-filters.js';

interface ActiveFiltersProps {
  statusName(key: string): string;
  authorName: string | undefined;
}

const without = <Value,>(values: readonly Value[], value: Value) => values.filter((other) => other !== value);

/** What narrows the list, each with the way to take it away. */
export function ActiveFilters({ statusName, authorName }: ActiveFiltersProps) {
  const { t } = useLingui();
  const { filters, pathWith } = useIdeaFilters();
  const stageNames: Record<IdeaStage, string> = {
    SUBMITTED: t`Submitted`,
    REVIEW: t`In review`,
    ADOPTED: t`Adopted`,
    BUILDING: t`Being built`,
    DELIVERED: t`Delivered`,
    CLOSED: t`Closed`,
    ARCHIVED: t`Archived`,
  };
  const chips = [
    ...filters.stages.map((stage) => ({
      label: stageNames[stage],
      to: pathWith({ stages: without(filters.stages, stage) }),
    })),
    ...filters.statuses.map((status) => ({
      label: statusName(status),
      to: pathWith({ statuses: without(filters.statuses, status) }),
    })),
    ...filters.tags.map((tag) => ({ label: `#${tag}`, to: pathWith({ tags: without(filters.tags, tag) }) })),
    ...(filters.author ? [{ label: authorName ?? filters.author, to: pathWith({ author: null }) }] : []),
    ...(filters.voted ? [{ label: t`Ideas you voted on`, to: pathWith({ voted: false }) }] : []),
    ...(filters.unanswered ? [{ label: t`Not answered yet`, to: pathWith({ unanswered: false }) }] : []),
    ...(filters.search ? [{ label: `“${filters.search}”`, to: pathWith({ search: '' }) }] : []),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className="active-filters" aria-label={t`Filters in force`}>
      {chips.map(({ label, to }) => (
        <li key={label}>
          <Link to={to}>
            {label}
            <Icon name="close" />
            <span className="visually-hidden">
              <Trans>remove</Trans>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
