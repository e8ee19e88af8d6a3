import { ArgsType, Field, Int } from '@nestjs/graphql';

@ArgsType()
export class PageForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Rows from the start, 1..100; 20 where neither end is named.',
  })
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'Only what follows this cursor.' })
  after?: string | null;
}

@ArgsType()
export class PageAllArgs extends PageForwardArgs {
  @Field(() => Int, { nullable: true, description: 'Rows from the end, 1..100.' })
  last?: number | null;
  @Field(() => String, { nullable: true, description: 'Only what precedes this cursor.' })
  before?: string | null;
}
