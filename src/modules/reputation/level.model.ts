import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('Level', { description: 'A rank of reputation.' })
export class LevelModel {
  @Field(() => String, { description: 'Its name; that of a default level in the request’s language.' })
  name: string;
  @Field(() => Int, { description: 'Least reputation.' })
  from: number;
}
