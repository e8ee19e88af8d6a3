import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { NodeModel } from '../../common/graphql/node.model.js';
import { GraphQLURL } from '../../common/graphql/scalars.js';

@ObjectType('Attachment', {
  description: 'A file that a member uploaded by POST /attachments.',
  implements: () => [NodeModel],
})
export class AttachmentModel extends NodeModel {
  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, { description: 'Its name, with the ending that its content has.' })
  fileName: string;
  @Field(() => String, {
    description: 'By its content: image/png, image/jpeg, image/webp, image/gif or application/pdf.',
  })
  contentType: string;
  @Field(() => Int, { description: 'As it is kept, which for images is not as it was uploaded.' })
  byteSize: number;
  @Field(() => GraphQLURL, {
    description:
      'Where those get it who may read what it belongs to; until it belongs to something, its uploader.',
  })
  url: string;
  @Field(() => GraphQLURL, {
    nullable: true,
    description: 'Of images, at most 640 pixels wide and high.',
  })
  thumbnailUrl: string | null;
  @Field(() => Int, { nullable: true, description: 'Of images, in pixels.' })
  width: number | null;
  @Field(() => Int, { nullable: true, description: 'Of images, in pixels.' })
  height: number | null;
}
