import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { GraphQLDate, GraphQLDateTime, GraphQLURL } from '../../common/graphql/scalars.js';
import { AdoptionOutcomeEnum } from '../statuses/status.model.js';
import type { AdoptionOutcome } from '../statuses/stage.js';
import { ADOPTION_STAGES, type AdoptionStage } from './adoption-stage.js';

export const AdoptionStageEnum = Object.fromEntries(ADOPTION_STAGES.map((stage) => [stage, stage]));
registerEnumType(AdoptionStageEnum, {
  name: 'AdoptionStage',
  description: 'How far a promise has come.',
  valuesMap: {
    COMMITTED: { description: 'Promised; its ideas stand in stage ADOPTED.' },
    BUILDING: { description: 'Being made; its ideas stand in stage BUILDING.' },
    PILOT: { description: 'Tried out with some; its ideas stand in stage BUILDING.' },
    DELIVERED: { description: 'There, in full or in part; its ideas stand in stage DELIVERED.' },
    DROPPED: { description: 'Given up, with the reason; its ideas went back to the workflow.' },
  },
});

@ObjectType({ description: 'Where the work of an adoption is tracked or shipped.' })
export class DeliveryLink {
  @Field(() => String, { description: 'What is there.' })
  title: string;
  @Field(() => GraphQLURL, { description: 'Where.' })
  url: string;
}

@ObjectType('Adoption', {
  description:
    'A product team’s public commitment to one or more ideas, from the promise to the delivery. Of its ideas, those that the viewer may see count.',
  implements: () => [NodeModel],
})
export class AdoptionModel extends NodeModel {
  adoptionId: number;
  teamId: number;
  ownerId: number;
  /** Ideas of it that the viewer may see. */
  ideaCount: number;
  updatedAt: Date;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, { description: 'What is promised, in the customer’s words.' })
  title: string;
  @Field(() => String, { description: 'The promise at more length, Markdown.' })
  summary: string;
  @Field(() => AdoptionStageEnum, { description: 'How far it has come.' })
  stage: AdoptionStage;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'What the customer may expect, such as 2027-03-31; null where no date is promised.',
  })
  targetDate: string | null;
  @Field(() => [DeliveryLink], { description: 'Where the work is tracked or shipped.' })
  links: DeliveryLink[];
  @Field(() => Int, { description: 'Points of all its ideas.' })
  points: number;
  @Field(() => AdoptionOutcomeEnum, {
    nullable: true,
    description: 'How much of it was delivered; null before.',
  })
  outcome: AdoptionOutcome | null;
  @Field(() => GraphQLDateTime, { description: 'When it was promised.' })
  adoptedAt: Date;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was delivered.' })
  deliveredAt: Date | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was given up.' })
  droppedAt: Date | null;
  @Field(() => String, {
    description:
      'What its supporters read last with a step of it: promise, progress, delivery or drop; Markdown.',
  })
  response: string;
  @Field(() => GraphQLURL, { description: 'Its page.' })
  url: string;
  @Field(() => Boolean, {
    description: 'Whether the viewer may change, report on, deliver, drop and reopen it.',
  })
  viewerCanEdit: boolean;
}

const AdoptionEdge = edgeOf(() => AdoptionModel, 'Adoption');
export const AdoptionConnection = connectionOf(() => AdoptionModel, AdoptionEdge, 'Adoption');
