import { Field, ObjectType } from '@nestjs/graphql';
import { DigestFrequencyEnum, type DigestFrequency } from './digest-frequency.js';

@ObjectType('Viewer', { description: 'Who is asking, with what only they may see of themselves.' })
export class ViewerModel {
  memberId: number;

  @Field(() => String, { description: 'The address that they sign in with, in lower case.' })
  email: string;
  @Field(() => Boolean, { description: 'Whether the address was shown to be theirs.' })
  emailVerified: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'The language of mail to them, as a BCP 47 tag; null for English.',
  })
  locale: string | null;
  @Field(() => DigestFrequencyEnum, { description: 'How notifications come to them by mail.' })
  digest: DigestFrequency;
}
