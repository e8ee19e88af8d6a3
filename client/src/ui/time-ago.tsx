import { useFormat } from '../i18n/use-format.js';

export function TimeAgo({ time }: { time: string }) {
  const format = useFormat();
  return (
    <time dateTime={time} title={format.moment(time)}>
      {format.age(time)}
    </time>
  );
}
