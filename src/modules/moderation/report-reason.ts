import { registerEnumType } from '@nestjs/graphql';

export const ReportReasonEnum = {
  SPAM: 'SPAM',
  ABUSE: 'ABUSE',
  OFF_TOPIC: 'OFF_TOPIC',
  OTHER: 'OTHER',
} as const;
export type ReportReason = keyof typeof ReportReasonEnum;
registerEnumType(ReportReasonEnum, {
  name: 'ReportReason',
  description: 'What is wrong with content.',
  valuesMap: {
    SPAM: { description: 'It advertises, or is said everywhere.' },
    ABUSE: { description: 'It insults, threatens, or tells what is private.' },
    OFF_TOPIC: { description: 'It does not belong there.' },
    OTHER: { description: 'Something else, as the note says.' },
  },
});
