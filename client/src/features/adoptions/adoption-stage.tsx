import { useLingui } from '@lingui/react/macro';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';

export type AdoptionStage = 'COMMITTED' | 'BUILDING' | 'PILOT' | 'DELIVERED' | 'DROPPED';

/** Those that a team moves between while the work is under way. */
export const OPEN_STAGES = ['COMMITTED', 'BUILDING', 'PILOT'] as const;
export type OpenStage = (typeof OPEN_STAGES)[number];

export const isOpenStage = (value: string): value is OpenStage =>
  OPEN_STAGES.some((stage) => stage === value);

/** The stage of its ideas, whose colour it has. */
export const IDEA_STAGES = {
  COMMITTED: 'ADOPTED',
  BUILDING: 'BUILDING',
  PILOT: 'BUILDING',
  DELIVERED: 'DELIVERED',
  DROPPED: 'CLOSED',
} as const satisfies Record<AdoptionStage, string>;

export function useStageNames(): Record<AdoptionStage, string> {
  const { t } = useLingui();
  return {
    COMMITTED: t`Committed`,
    BUILDING: t`Building`,
    PILOT: t`Pilot`,
    DELIVERED: t`Delivered`,
    DROPPED: t`Dropped`,
  };
}

export const AdoptionStageFields = graphql(`
  fragment AdoptionStageFields on Adoption {
    id
    stage
    outcome
  }
`);

interface AdoptionStageChipProps {
  adoption: FragmentOf<typeof AdoptionStageFields>;
  /** Of all in this list, and said above it. */
  known?: AdoptionStage | undefined;
}

/** How far it is, and once delivered, whether in full; nothing where that is known. */
export function AdoptionStageChip({ adoption, known }: AdoptionStageChipProps) {
  const { t } = useLingui();
  const names = useStageNames();
  const { stage, outcome } = readFragment(AdoptionStageFields, adoption);
  if (stage === known && outcome !== 'PARTIAL') return null;
  return (
    <span className="chip" data-stage={IDEA_STAGES[stage]}>
      {outcome === 'PARTIAL' ? t`Delivered in part` : names[stage]}
    </span>
  );
}
