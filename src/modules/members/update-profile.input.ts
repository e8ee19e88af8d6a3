import { Field, ID, InputType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { LIMITS } from '../../common/limits.js';
import { DigestFrequencyEnum, type DigestFrequency } from './digest-frequency.js';
import { HANDLE } from './handle.js';

@InputType({ description: 'What to change of one’s own account; what is left out stays.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'The name that others see; 2..50 code points.' })
  @TextField({ min: LIMITS.displayNameMin, max: LIMITS.displayNameMax, optional: true })
  displayName?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The name in addresses and mentions, in any case: 3..30 of a–z, 0–9 and single hyphens between them.',
  })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @TextField({ ...HANDLE, optional: true })
  handle?: string;

  @Field(() => DigestFrequencyEnum, { nullable: true, description: 'How notifications come by mail.' })
  digest?: DigestFrequency | null;

  @Field(() => ID, {
    nullable: true,
    description: 'An attachment of purpose AVATAR; null takes the picture away.',
  })
  avatarId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The language of mail to them: en, ru or zh-CN; null for English.',
  })
  locale?: string | null;
}
