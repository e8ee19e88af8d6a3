import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { Payload } from '../../common/graphql/user-error.model.js';
import { LIMITS } from '../../common/limits.js';
import { ReplyTemplateModel } from './reply-template.model.js';

@InputType()
export class SaveReplyTemplateInput {
  @Field(() => ID, { nullable: true, description: 'Which to change; a new one where left out.' })
  id?: string | null;

  @Field(() => ID, { description: 'The team that it is for: one of the viewer’s own.' })
  teamId: string;

  @Field(() => String, { description: '1..60, unique in its team.' })
  @TextField({ min: 1, max: LIMITS.templateNameMax })
  name: string;

  @Field(() => String, { description: '1..10000, Markdown' })
  @TextField({ min: 1, max: LIMITS.responseMax, multiline: true })
  body: string;
}

@ObjectType({ description: 'The saved template.' })
export class SaveReplyTemplatePayload extends Payload {
  @Field(() => ReplyTemplateModel, { nullable: true, description: 'As it now stands.' })
  template?: ReplyTemplateModel | null;
}
