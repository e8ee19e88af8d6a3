import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useEffect } from 'react';
import type { Ask, Asking } from '../../features/triage/asking.js';
import type { TriageView } from '../../features/triage/triage-view.js';
import type { TriageActions } from '../../features/triage/use-triage-actions.js';
import { Dialog } from '../../ui/dialog.js';

const loadForms = () => import('./triage-forms.js');
const TriageForms = lazy(loadForms);

/** How long after the page is there its forms are fetched, so that the first key finds them, ms. */
const FORMS_AFTER_MS = 1000;

interface TriageDialogProps {
  asking: Asking | null;
  view: TriageView;
  actions: TriageActions;
  ask: Ask;
  close(): void;
  /** Ideas that are dealt with: they need not stay selected. */
  settled(ids: readonly string[]): void;
  saveView(name: string): void;
}

/** The one dialog of the inbox, with the form that was asked for. */
export function TriageDialog(props: TriageDialogProps) {
  const { asking, close } = props;
  const title = useTitle(asking);
  useEffect(() => {
    // Not reachable now: asked for again when a form is.
    const timer = setTimeout(() => void loadForms().catch(() => undefined), FORMS_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Dialog title={title} open={asking !== null} onClose={close} sheet={asking?.kind === 'filters'}>
      <Suspense fallback={<span className="skeleton" />}>
        {asking && <TriageForms {...props} asking={asking} />}
      </Suspense>
    </Dialog>
  );
}

function useTitle(asking: Asking | null): string {
  const { t } = useLingui();
  if (!asking) return '';
  const count = 'ideas' in asking ? asking.ideas.length : 0;
  switch (asking.kind) {
    case 'answer':
      return t`${plural(count, { one: 'Answer the idea', other: 'Answer # ideas' })}`;
    case 'status':
      return t`${plural(count, { one: 'Change its status', other: 'Change the status of # ideas' })}`;
    case 'assign':
      return t`${plural(count, { one: 'Assign the idea', other: 'Assign # ideas' })}`;
    case 'tags':
      return t`${plural(count, { one: 'Tag the idea', other: 'Tag # ideas' })}`;
    case 'merge':
      return t`${plural(count, { one: 'Merge the idea', other: 'Merge # ideas' })}`;
    case 'adopt':
      return t`${plural(count, { one: 'Adopt the idea', other: 'Adopt # ideas' })}`;
    case 'templates':
      return t`Reply templates`;
    case 'keys':
      return t`Keys`;
    case 'filters':
      return t`Filters`;
    default:
      return t`Save this view`;
  }
}
