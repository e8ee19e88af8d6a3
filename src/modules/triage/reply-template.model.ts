import { Field, ID, ObjectType } from '@nestjs/graphql';
import { NodeModel } from '../../common/graphql/node.model.js';
import { encodeId } from '../../common/graphql/node-id.js';

@ObjectType('ReplyTemplate', {
  description: 'A text that a team begins its answers with; only its members know of it.',
  implements: () => [NodeModel],
})
export class ReplyTemplateModel extends NodeModel {
  teamId: number;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, { description: 'Its name, unique in its team.' })
  name: string;
  @Field(() => String, { description: 'Markdown.' })
  body: string;
}

export interface ReplyTemplateRow {
  id: number;
  team_id: number;
  name: string;
  body: string;
}

export const toReplyTemplateModel = (row: ReplyTemplateRow): ReplyTemplateModel => ({
  __typename: 'ReplyTemplate',
  id: encodeId('ReplyTemplate', row.id),
  teamId: row.team_id,
  name: row.name,
  body: row.body,
});
