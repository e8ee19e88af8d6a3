import { Plural } from '@lingui/react/macro';
import { useFormat } from '../../i18n/use-format.js';

/** How much waits for moderators; nothing where nothing does. */
export function ModerationBadge({ count }: { count: number }) {
  const format = useFormat();
  if (count === 0) return null;
  return (
    <span className="nav-badge">
      <span aria-hidden="true">{format.number(count)}</span>
      <span className="visually-hidden">
        <Plural value={count} one="# waits" other="# wait" />
      </span>
    </span>
  );
}
