import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Locale } from '../../common/i18n/locale.js';
import { statusNameFor } from './default-status-names.js';
import { STAGES, type AdoptionOutcome, type IdeaStage } from './stage.js';

export const IdeaStageEnum = Object.fromEntries(STAGES.map((stage) => [stage, stage]));
registerEnumType(IdeaStageEnum, {
  name: 'IdeaStage',
  description: 'What the stage means is fixed; which statuses stand in it is the community’s choice.',
});
export const AdoptionOutcomeEnum = { FULL: 'FULL', PARTIAL: 'PARTIAL' } as const;
registerEnumType(AdoptionOutcomeEnum, {
  name: 'AdoptionOutcome',
  description: 'How much of what was promised was delivered.',
});

@ObjectType('IdeaStatus', { description: 'A status of the community’s workflow.' })
export class StatusModel {
  statusId: number;

  @Field(() => String, { description: 'Its name for programs.' })
  key: string;
  @Field(() => String, {
    description: 'Its name for people; that of a default status in the request’s language.',
  })
  name: string;
  @Field(() => IdeaStageEnum, { description: 'What it means to the software.' })
  stage: IdeaStage;
  @Field(() => String, { description: '#rrggbb' })
  color: string;
  @Field(() => AdoptionOutcomeEnum, {
    nullable: true,
    description: 'In stage DELIVERED: which outcome it stands for.',
  })
  outcome: AdoptionOutcome | null;
  @Field(() => Boolean, { description: 'Whether moving here demands an official response.' })
  requiresResponse: boolean;
}

export interface StatusRow {
  status_id: number;
  status_key: string;
  status_name: string;
  status_stage: IdeaStage;
  status_color: string;
  status_outcome: AdoptionOutcome | null;
  status_requires_response: boolean;
}

/** Columns of a StatusRow where the statuses table is `s`. */
export const STATUS_COLUMNS = `s.id AS status_id, s.key AS status_key, s.name AS status_name, s.stage AS status_stage, s.color AS status_color,
  s.outcome AS status_outcome, s.requires_response AS status_requires_response`;

/** @param locale of the reader */
export function toStatusModel(row: StatusRow, locale: Locale = 'en'): StatusModel {
  return {
    statusId: row.status_id,
    key: row.status_key,
    name: statusNameFor(row.status_key, row.status_name, locale),
    stage: row.status_stage,
    color: row.status_color,
    outcome: row.status_outcome,
    requiresResponse: row.status_requires_response,
  };
}
