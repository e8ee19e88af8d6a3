import { Trans } from '@lingui/react/macro';
import { useFormat } from '../../i18n/use-format.js';
import { isOpenStage, type AdoptionStage } from './adoption-stage.js';
import { today } from './quarters.js';

interface TargetDateProps {
  date: string;
  stage: AdoptionStage;
  /** Where there is little room: the month abbreviated. */
  short?: boolean;
}

/** When it is promised for, and whether that has passed. */
export function TargetDate({ date, stage, short = false }: TargetDateProps) {
  const format = useFormat();
  const day = short ? format.shortDate(date) : format.date(date);
  if (isOpenStage(stage) && date < today()) {
    return (
      <time className="target-overdue" dateTime={date}>
        <Trans>was due on {day}</Trans>
      </time>
    );
  }
  return (
    <time dateTime={date}>
      <Trans>by {day}</Trans>
    </time>
  );
}
