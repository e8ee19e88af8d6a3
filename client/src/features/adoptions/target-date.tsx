import { Trans } from '@lingui/react/macro';
import { useFormat } from '../../i18n/use-format.js';
import { isOpenStage, type AdoptionStage } from './adoption-stage.js';
import { today } from './quarters.js';

/** When it is promised for, and whether that has passed. */
export function TargetDate({ date, stage }: { date: string; stage: AdoptionStage }) {
  const format = useFormat();
  const day = format.date(date);
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
