import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';
import { STORM_STATES, type StormState } from './storm-state.js';

export const StormStateEnum = Object.fromEntries(STORM_STATES.map((state) => [state, state]));
registerEnumType(StormStateEnum, {
  name: 'StormState',
  description: 'Whether a storm session takes ideas, by the database’s clock.',
  valuesMap: {
    UPCOMING: { description: 'Before `opensAt`.' },
    OPEN: { description: 'From `opensAt` until `closesAt`: it takes ideas.' },
    CLOSED: { description: 'From `closesAt` on.' },
  },
});

@ObjectType({ description: 'What the viewer may do with a storm session.' })
export class StormPermissions {
  @Field(() => Boolean, { description: 'Submit an idea into it now.' })
  submit: boolean;
  @Field(() => Boolean, { description: 'Change its words and times.' })
  update: boolean;
  @Field(() => Boolean, { description: 'Call it off before it opens.' })
  withdraw: boolean;
  @Field(() => Boolean, { description: 'End it now.' })
  end: boolean;
  @Field(() => Boolean, { description: 'Post or correct what came of it.' })
  postResult: boolean;
}

@ObjectType('Storm', {
  description: 'A question that the company asks its customers for a limited time.',
  implements: () => [NodeModel],
})
export class StormModel extends NodeModel {
  stormId: number;
  boardId: number;
  hostId: number;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, { description: 'Stands for it in addresses; it stays when the title changes.' })
  slug: string;
  @Field(() => String, { description: 'The question, one line.' })
  title: string;
  @Field(() => String, { description: 'The question at more length, Markdown.' })
  brief: string;
  @Field(() => GraphQLDateTime, { description: 'From when it takes ideas.' })
  opensAt: Date;
  @Field(() => GraphQLDateTime, {
    description: 'Until when it takes ideas; where it was ended early, when that was.',
  })
  closesAt: Date;
  @Field(() => StormStateEnum, { description: 'By the database’s clock.' })
  state: StormState;
  @Field(() => String, { nullable: true, description: 'What came of it, once closed; Markdown.' })
  result: string | null;
  @Field(() => StormPermissions, { description: 'What the viewer may do with it.' })
  viewerCan: StormPermissions;
}

const StormEdge = edgeOf(() => StormModel, 'Storm');
export const StormConnection = connectionOf(() => StormModel, StormEdge, 'Storm');
