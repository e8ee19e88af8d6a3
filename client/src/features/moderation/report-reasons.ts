import { useLingui } from '@lingui/react/macro';

export const REPORT_REASONS = ['SPAM', 'ABUSE', 'OFF_TOPIC', 'OTHER'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** What a report can say, in words. */
export function useReportReasons(): Record<ReportReason, string> {
  const { t } = useLingui();
  return {
    SPAM: t`Spam or advertising`,
    ABUSE: t`Insults, threats or private matters`,
    OFF_TOPIC: t`It does not belong here`,
    OTHER: t`Something else`,
  };
}
