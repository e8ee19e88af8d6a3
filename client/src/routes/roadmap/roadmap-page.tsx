import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { AdoptionCardSkeletons } from '../../features/adoptions/adoption-card.js';
import { usePageHead } from '../../features/session/page-head.js';
import { useShell } from '../../features/session/shell.js';
import { graphql } from '../../graphql/graphql.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';
import { RoadmapColumns } from './roadmap-columns.js';
import { parseRoadmapView, roadmapPath, type RoadmapView } from './roadmap-view.js';
import { useQuarterColumns } from './use-quarter-columns.js';
import { useStageColumns, type Scope } from './use-stage-columns.js';

export const RoadmapQuery = graphql(`
  query Roadmap {
    teams {
      id
      slug
      name
    }
  }
`);

/** What product teams have taken on, by stage or by the quarter that it is promised for. */
export default function RoadmapPage() {
  const { t } = useLingui();
  const { boards } = useShell();
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const view = useMemo(() => parseRoadmapView(query), [query]);
  const [{ data, error }, reload] = useQuery({ query: RoadmapQuery });
  usePageHead(t`Roadmap`);

  const board = boards?.find(({ slug }) => slug === view.board);
  const team = data?.teams.find(({ slug }) => slug === view.team);
  const boardId = view.board === null ? undefined : board?.id;
  const teamId = view.team === null ? undefined : team?.id;
  const scope = useMemo<Scope>(
    () => ({ ...(boardId !== undefined && { boardId }), ...(teamId !== undefined && { teamId }) }),
    [boardId, teamId],
  );
  const waitsFor = {
    board: view.board !== null && boardId === undefined,
    team: view.team !== null && teamId === undefined,
  };
  const unknown = (waitsFor.board && boards !== undefined) || (waitsFor.team && data !== undefined);
  const show = (change: Partial<RoadmapView>) => void navigate(roadmapPath({ ...view, ...change }));
  const empty = <Empty view={view} />;
  return (
    <div className="roadmap-page">
      <div className="roadmap-head">
        <PageHeading>
          <Trans>Roadmap</Trans>
        </PageHeading>
        <p className="muted">
          <Trans>What teams have promised to the people behind these ideas, and how far it is.</Trans>
        </p>
      </div>
      <div className="roadmap-controls">
        <nav className="segmented" aria-label={t`Columns`}>
          <Link
            to={roadmapPath({ ...view, by: 'stage' })}
            aria-current={view.by === 'stage' ? 'true' : undefined}
          >
            <Trans>By stage</Trans>
          </Link>
          <Link
            to={roadmapPath({ ...view, by: 'quarter' })}
            aria-current={view.by === 'quarter' ? 'true' : undefined}
          >
            <Trans>By quarter</Trans>
          </Link>
        </nav>
        <Choice
          label={t`Board`}
          all={t`All boards`}
          options={boards}
          value={view.board}
          onChoose={(slug) => show({ board: slug })}
        />
        <Choice
          label={t`Team`}
          all={t`All teams`}
          options={data?.teams}
          value={view.team}
          onChoose={(slug) => show({ team: slug })}
        />
      </div>
      {error && waitsFor.team && !data ? (
        <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      ) : unknown ? (
        empty
      ) : waitsFor.board || waitsFor.team ? (
        <ul className="roadmap-cards roadmap-waiting" aria-busy="true">
          <AdoptionCardSkeletons count={4} />
        </ul>
      ) : view.by === 'stage' ? (
        <ByStage scope={scope} view={view} />
      ) : (
        <ByQuarter scope={scope} view={view} />
      )}
    </div>
  );
}

const ByStage = ({ scope, view }: { scope: Scope; view: RoadmapView }) => (
  <RoadmapColumns columns={useStageColumns(scope)} empty={<Empty view={view} />} />
);

const ByQuarter = ({ scope, view }: { scope: Scope; view: RoadmapView }) => (
  <RoadmapColumns columns={useQuarterColumns(scope)} empty={<Empty view={view} />} />
);

interface ChoiceProps {
  label: string;
  all: string;
  options: ReadonlyArray<{ id: string; slug: string; name: string }> | undefined;
  /** A slug. */
  value: string | null;
  onChoose(slug: string | null): void;
}

function Choice({ label, all, options, value, onChoose }: ChoiceProps) {
  if (!options || (options.length < 2 && value === null)) return null;
  return (
    <label className="roadmap-choice">
      <span className="visually-hidden">{label}</span>
      <select
        className="input"
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value || null)}
      >
        <option value="">{all}</option>
        {options.map(({ id, slug, name }) => (
          <option key={id} value={slug}>
            {name}
          </option>
        ))}
        {value !== null && !options.some(({ slug }) => slug === value) && (
          <option value={value}>{value}</option>
        )}
      </select>
    </label>
  );
}

function Empty({ view }: { view: RoadmapView }) {
  if (view.board !== null || view.team !== null) {
    return (
      <Notice
        title={<Trans>Nothing on the roadmap matches</Trans>}
        action={
          <Link className="button" to={roadmapPath({ ...view, board: null, team: null })}>
            <Trans>Show the whole roadmap</Trans>
          </Link>
        }
      />
    );
  }
  return (
    <Notice
      title={<Trans>Nothing is on the roadmap yet</Trans>}
      action={
        <Link className="button button-main" to="/">
          <Trans>See all ideas</Trans>
        </Link>
      }
    >
      <p>
        <Trans>
          Once a team takes on an idea, it stands here with who does it and until when. Votes show teams where
          to begin.
        </Trans>
      </p>
    </Notice>
  );
}
