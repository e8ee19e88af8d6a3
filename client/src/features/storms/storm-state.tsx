import { useLingui } from '@lingui/react/macro';

export type StormState = 'UPCOMING' | 'OPEN' | 'CLOSED';

/** The stage of ideas whose colour it has. */
const COLOURS = { UPCOMING: 'REVIEW', OPEN: 'DELIVERED', CLOSED: 'CLOSED' } as const;

export function StormStateChip({ state }: { state: StormState }) {
  const { t } = useLingui();
  const names: Record<StormState, string> = { UPCOMING: t`Upcoming`, OPEN: t`Open`, CLOSED: t`Over` };
  return (
    <span className="chip" data-stage={COLOURS[state]}>
      {names[state]}
    </span>
  );
}
