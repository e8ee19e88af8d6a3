import { Plural, Trans } from '@lingui/react/macro';
import { useNow } from '../../ui/use-now.js';
import { useFormat } from '../../i18n/use-format.js';
import { dueOf, type Due } from './due.js';

const TONES: Record<Due['kind'], string | undefined> = {
  NONE: undefined,
  ANSWERED: 'answered',
  OVERDUE: 'late',
  TODAY: 'soon',
  AHEAD: undefined,
};

function toneOf(due: Due): string | undefined {
  if (due.kind === 'TODAY' && due.isOverdue) return 'late';
  return due.kind === 'AHEAD' && due.isSoon ? 'soon' : TONES[due.kind];
}

/** How the idea stands to the community's promise of an answer. */
export function DueChip({ idea }: { idea: { dueAt: string | null; answeredAfter: number | null } }) {
  const format = useFormat();
  const due = dueOf(idea, useNow());
  if (due.kind === 'NONE') return null;
  return (
    <span
      className="due-chip"
      data-tone={toneOf(due)}
      title={idea.dueAt === null ? undefined : format.moment(idea.dueAt)}
    >
      <DueText due={due} />
    </span>
  );
}

function DueText({ due }: { due: Exclude<Due, { kind: 'NONE' }> }) {
  switch (due.kind) {
    case 'ANSWERED':
      return <Trans>answered</Trans>;
    case 'OVERDUE':
      return <Plural value={due.days} one="# day overdue" other="# days overdue" />;
    case 'TODAY':
      return due.isOverdue ? <Trans>overdue today</Trans> : <Trans>due today</Trans>;
    default:
      return <Plural value={due.days} one="due in # day" other="due in # days" />;
  }
}
