export const STAGES = [
  'SUBMITTED',
  'REVIEW',
  'ADOPTED',
  'BUILDING',
  'DELIVERED',
  'CLOSED',
  'ARCHIVED',
] as const;
export type IdeaStage = (typeof STAGES)[number];
export type AdoptionOutcome = 'FULL' | 'PARTIAL';

const OPEN: readonly IdeaStage[] = ['SUBMITTED', 'REVIEW', 'ADOPTED', 'BUILDING'];

/** Stages in which an idea takes votes. */
export const isOpenStage = (stage: IdeaStage): boolean => OPEN.includes(stage);
/** The same as an SQL list. */
export const OPEN_STAGES_SQL = OPEN.map((stage) => `'${stage}'`).join(', ');

/** Stages in which an idea takes comments. */
export const isDiscussedStage = (stage: IdeaStage): boolean => isOpenStage(stage) || stage === 'DELIVERED';

/** Stages that adoption alone enters and leaves. */
export const isAdoptionStage = (stage: IdeaStage): boolean =>
  stage === 'ADOPTED' || stage === 'BUILDING' || stage === 'DELIVERED';
