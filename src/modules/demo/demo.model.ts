import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLURL } from '../../common/graphql/scalars.js';

@ObjectType('DemoAccount', { description: 'An account of a demo installation, with its password.' })
export class DemoAccountModel {
  @Field(() => String, { description: 'To sign in with.' })
  email: string;
  @Field(() => String, { description: 'To sign in with; known to everybody.' })
  password: string;
  @Field(() => String, { description: 'Their name for people.' })
  displayName: string;
  @Field(() => String, { description: 'What they may do, in the request’s language.' })
  description: string;
}

@ObjectType('Demo', { description: 'What a demo installation shows of itself.' })
export class DemoModel {
  @Field(() => [DemoAccountModel], { description: 'Who can be tried out.' })
  accounts: DemoAccountModel[];
  @Field(() => GraphQLURL, { description: 'The page with the mail that it would send.' })
  mailUrl: string;
}
