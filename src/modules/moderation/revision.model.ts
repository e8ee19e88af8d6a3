import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';

@ObjectType('Revision', { description: 'What content said before it was changed or deleted.' })
export class RevisionModel {
  @Field(() => String, { nullable: true, description: 'Of an idea, its title.' })
  title: string | null;
  @Field(() => String, { description: 'Markdown as written.' })
  body: string;
  @Field(() => GraphQLDateTime, { description: 'Until when it said so.' })
  replacedAt: Date;
  /** The files that it had. */
  attachmentIds: number[];
}
