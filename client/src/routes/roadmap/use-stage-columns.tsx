import { Trans } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useStageNames } from '../../features/adoptions/adoption-stage.js';
import type { AdoptionListVariables } from '../../features/adoptions/adoptions-query.js';
import { useAdoptionPages } from '../../features/adoptions/use-adoption-pages.js';
import type { ColumnView } from './column-view.js';

const PAGE_SIZE = 10;

/** What narrows the roadmap: ids of a board and of a team. */
export type Scope = Pick<AdoptionListVariables['filter'], 'boardId' | 'teamId'>;

type Stage = 'COMMITTED' | 'BUILDING' | 'PILOT' | 'DELIVERED';

function useStageColumn(stage: Stage, scope: Scope): ColumnView {
  const names = useStageNames();
  const variables = useMemo<AdoptionListVariables>(
    () => ({
      orderBy: stage === 'DELIVERED' ? 'DELIVERED' : 'TARGET_DATE',
      filter: { ...scope, stages: [stage] },
    }),
    [stage, scope],
  );
  const pages = useAdoptionPages(variables, stage, PAGE_SIZE);
  return { ...pages, key: stage, name: names[stage], stage };
}

/** From the promise to the latest deliveries. */
export function useStageColumns(scope: Scope): ColumnView[] {
  const committed = useStageColumn('COMMITTED', scope);
  const building = useStageColumn('BUILDING', scope);
  const pilot = useStageColumn('PILOT', scope);
  const delivered = useStageColumn('DELIVERED', scope);
  const stories = (
    <Link className="roadmap-stories" to="/ideas-in-action">
      <Trans>Read their stories in Ideas in Action</Trans>
    </Link>
  );
  return [
    committed,
    building,
    pilot,
    { ...delivered, after: delivered.rows.length > 0 ? stories : undefined },
  ];
}
