import { Field, InputType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { Allow } from 'class-validator';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { LIMITS } from '../../common/limits.js';
import { readHandle } from '../members/handle.js';
import { EmailField } from './email-field.decorator.js';

/** Longer than any secret or password of ours; what is checked against a stored one needs no other bound. */
const GIVEN_MAX = 1000;

const NEW_PASSWORD = { min: LIMITS.passwordMin, max: LIMITS.passwordMax, verbatim: true };
const NAME = { min: LIMITS.displayNameMin, max: LIMITS.displayNameMax };
const GIVEN_PASSWORD = { min: 1, max: GIVEN_MAX, verbatim: true };
const TOKEN = { min: 1, max: GIVEN_MAX };

const EMAIL = { description: 'At most 254 code points; case and surrounding white space do not matter.' };
const PASSWORD = { description: '12..128 code points, taken verbatim; neither the address nor the name.' };
const DISPLAY_NAME = { description: 'The name that others see; 2..50 code points.' };

@InputType({ description: 'Who wants to join.' })
export class SignUpInput {
  @Field(() => String, EMAIL)
  @EmailField()
  email: string;

  @Field(() => String, PASSWORD)
  @TextField(NEW_PASSWORD)
  password: string;

  @Field(() => String, DISPLAY_NAME)
  @TextField(NAME)
  displayName: string;

  @Field(() => String, {
    nullable: true,
    description: 'Handle of the member whose link brought them here; an unknown one is left out.',
  })
  @Transform(({ value }: { value: unknown }) => readHandle(value))
  @Allow()
  via?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Not for people: a form shows no such field, and a sign-up with anything in it comes to nothing.',
  })
  website?: string | null;
}

@InputType({ description: 'An address’s confirmation.' })
export class VerifyEmailInput {
  @Field(() => String, { description: 'From the mailed link; works once, for 24 hours.' })
  @TextField(TOKEN)
  token: string;
}

@InputType({ description: 'Who wants in.' })
export class SignInInput {
  @Field(() => String, { description: 'The account’s address.' })
  @EmailField()
  email: string;

  @Field(() => String, { description: 'Its password, verbatim.' })
  @TextField(GIVEN_PASSWORD)
  password: string;
}

@InputType({ description: 'Whom to mail a link that signs in.' })
export class RequestSignInLinkInput {
  @Field(() => String, { description: 'The account’s address.' })
  @EmailField()
  email: string;
}

@InputType({ description: 'The address to have.' })
export class RequestEmailChangeInput {
  @Field(() => String, { description: 'The new address; the present one forgets a change that waits.' })
  @EmailField()
  email: string;
}

@InputType({ description: 'A mailed link that signs in.' })
export class RedeemSignInLinkInput {
  @Field(() => String, { description: 'From the mailed link; works once, for 15 minutes.' })
  @TextField(TOKEN)
  token: string;
}

@InputType({ description: 'The password to have from now on.' })
export class SetPasswordInput {
  @Field(() => String, {
    nullable: true,
    description: 'The password until now; checked wherever it is given.',
  })
  @Transform(({ value }: { value: unknown }) => value ?? undefined)
  @TextField({ ...GIVEN_PASSWORD, optional: true })
  currentPassword?: string;

  @Field(() => String, PASSWORD)
  @TextField(NEW_PASSWORD)
  password: string;
}

@InputType({ description: 'The first administrator.' })
export class CompleteSetupInput {
  @Field(() => String, { description: 'From the set-up link; works once, for 7 days.' })
  @TextField(TOKEN)
  token: string;

  @Field(() => String, EMAIL)
  @EmailField()
  email: string;

  @Field(() => String, PASSWORD)
  @TextField(NEW_PASSWORD)
  password: string;

  @Field(() => String, DISPLAY_NAME)
  @TextField(NAME)
  displayName: string;
}
