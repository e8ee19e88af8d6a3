import type { AdoptionOutcome, IdeaStage } from '../statuses/stage.js';

export const ADOPTION_STAGES = ['COMMITTED', 'BUILDING', 'PILOT', 'DELIVERED', 'DROPPED'] as const;
export type AdoptionStage = (typeof ADOPTION_STAGES)[number];
/** Stages in which the team is at work; each leads to each. */
export type StageUnderWay = 'COMMITTED' | 'BUILDING' | 'PILOT';

export const isUnderWay = (stage: AdoptionStage): stage is StageUnderWay =>
  stage === 'COMMITTED' || stage === 'BUILDING' || stage === 'PILOT';

/** Where the ideas of an adoption stand while it is in a stage; those of a dropped one stand where they were sent. */
export const IDEA_STAGES: Readonly<Record<Exclude<AdoptionStage, 'DROPPED'>, IdeaStage>> = {
  COMMITTED: 'ADOPTED',
  BUILDING: 'BUILDING',
  PILOT: 'BUILDING',
  DELIVERED: 'DELIVERED',
};

/** What an adoption has come to, as its ideas' statuses must show it. */
export interface AdoptionStep {
  stage: Exclude<AdoptionStage, 'DROPPED'>;
  /** With DELIVERED alone. */
  outcome: AdoptionOutcome | null;
}
