import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';

@ObjectType('AdoptionUpdate', {
  description: 'Progress that the team reported.',
  implements: () => [NodeModel],
})
export class AdoptionUpdateModel extends NodeModel {
  authorId: number;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, { description: 'Markdown as written.' })
  body: string;
  @Field(() => GraphQLDateTime, { description: 'When.' })
  createdAt: Date;
}

const AdoptionUpdateEdge = edgeOf(() => AdoptionUpdateModel, 'AdoptionUpdate');
export const AdoptionUpdateConnection = connectionOf(
  () => AdoptionUpdateModel,
  AdoptionUpdateEdge,
  'AdoptionUpdate',
);
