import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { USER_ERROR_CODES, type UserErrorCode } from '../errors/domain-error.js';

export const UserErrorCodeEnum = Object.fromEntries(USER_ERROR_CODES.map((code) => [code, code]));
registerEnumType(UserErrorCodeEnum, {
  name: 'UserErrorCode',
  description: 'Why a mutation was refused.',
  valuesMap: {
    STALE: { description: 'The thing changed since it was read.' },
    TRANSITION_NOT_ALLOWED: { description: 'The workflow has no such step from here.' },
    IDEA_CLOSED: { description: 'Closed, archived or merged: it takes no votes or comments.' },
    IN_ADOPTION: { description: 'Its adoption decides that.' },
    ADOPTION_NEEDED: { description: 'Only an adoption leads there: use `adoptIdeas`.' },
    IN_USE: { description: 'Still in use, so it can’t go.' },
  },
});

@ObjectType({ description: 'A refusal that the caller can act on; nothing was changed.' })
export class UserError {
  @Field(() => UserErrorCodeEnum, { description: 'Why, for programs.' })
  code: UserErrorCode;
  @Field(() => [String], {
    nullable: true,
    description: 'From the input’s field, such as ["title"]; null where no one field is at fault.',
  })
  field: string[] | null;
  @Field(() => String, { description: 'In the request’s language, fit to be shown.' })
  message: string;
}

/** Base of every mutation's payload: what it promises besides is null when `userErrors` has anything. */
@ObjectType({ isAbstract: true })
export abstract class Payload {
  @Field(() => [UserError], { description: 'Why nothing was changed; empty on success.' })
  userErrors?: UserError[];
}
