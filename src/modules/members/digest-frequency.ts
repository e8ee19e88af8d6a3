import { registerEnumType } from '@nestjs/graphql';

const DIGEST_FREQUENCIES = ['OFF', 'IMMEDIATE', 'DAILY', 'WEEKLY'] as const;
export type DigestFrequency = (typeof DIGEST_FREQUENCIES)[number];
export const DigestFrequencyEnum = Object.fromEntries(DIGEST_FREQUENCIES.map((name) => [name, name]));
registerEnumType(DigestFrequencyEnum, {
  name: 'DigestFrequency',
  description: 'How notifications come by mail, beside the page.',
  valuesMap: {
    OFF: { description: 'Not at all.' },
    IMMEDIATE: { description: 'Each at once; new ideas for a product team once a day.' },
    DAILY: { description: 'Together, once a day.' },
    WEEKLY: { description: 'Together, once a week.' },
  },
});
