import { refusal, type Refusal } from '../../common/errors/domain-error.js';
import { DAY } from '../../common/time/clock.js';
import { CLOSES_IN_THE_PAST, ENDS_BEFORE_IT_BEGINS, TOO_FAR_AHEAD, TOO_LONG } from './storm.messages.js';

export interface StormTimes {
  opensAt: Date;
  closesAt: Date;
}

/** Longest storm session, and how far ahead one may be announced; days. */
const DAYS_MAX = 366;

/** What is wrong with the times of a storm that is not over; each fault names its field. @param now by the database's clock */
export function stormTimeFaults({ opensAt, closesAt }: StormTimes, now: Date): Refusal[] {
  const faults: Refusal[] = [];
  const max = { days: DAYS_MAX };
  if (opensAt.getTime() - now.getTime() > DAYS_MAX * DAY)
    faults.push(refusal('INVALID', 'opensAt', max, TOO_FAR_AHEAD));
  if (closesAt <= opensAt) faults.push(refusal('INVALID', 'closesAt', {}, ENDS_BEFORE_IT_BEGINS));
  else if (closesAt <= now) faults.push(refusal('INVALID', 'closesAt', {}, CLOSES_IN_THE_PAST));
  else if (closesAt.getTime() - opensAt.getTime() > DAYS_MAX * DAY)
    faults.push(refusal('INVALID', 'closesAt', max, TOO_LONG));
  return faults;
}
