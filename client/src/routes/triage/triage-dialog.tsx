import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, type ReactNode } from 'react';
import type { Ask, Asking } from '../../features/triage/asking.js';
import type { TriageView } from '../../features/triage/triage-view.js';
import type { TriageActions } from '../../features/triage/use-triage-actions.js';
import { Dialog } from '../../ui/dialog.js';
import { AnswerForm } from './answer-form.js';
import { AssignForm } from './assign-form.js';
import { FiltersForm } from './filters-form.js';
import { KeysHelp } from './keys-help.js';
import { SaveViewForm } from './save-view-form.js';
import { TagsForm } from './tags-form.js';
import { TemplatePicker } from './template-picker.js';

const AdoptForm = lazy(async () => ({
  default: (await import('../../features/adoptions/adopt-dialog.js')).AdoptForm,
}));
const MergeForm = lazy(async () => ({ default: (await import('./merge-form.js')).MergeForm }));
const TemplatesForm = lazy(async () => ({ default: (await import('./templates-form.js')).TemplatesForm }));

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
  return (
    <Dialog title={title} open={asking !== null} onClose={close} sheet={asking?.kind === 'filters'}>
      <Suspense fallback={<span className="skeleton" />}>
        {asking && <Content {...props} asking={asking} />}
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
    case 'saveView':
      return t`Save this view`;
  }
}

function Content({
  asking,
  view,
  actions,
  ask,
  close,
  settled,
  saveView,
}: TriageDialogProps & { asking: Asking }): ReactNode {
  const done = (ids: readonly string[]) => {
    settled(ids);
    close();
  };
  switch (asking.kind) {
    case 'answer':
    case 'status':
      return <AnswerForm ideas={asking.ideas} first={asking.kind} actions={actions} ask={ask} done={done} />;
    case 'assign':
      return <AssignForm ideas={asking.ideas} actions={actions} done={close} />;
    case 'tags':
      return <TagsForm ideas={asking.ideas} actions={actions} done={close} />;
    case 'merge':
      return <MergeForm ideas={asking.ideas} target={asking.target} actions={actions} done={done} />;
    case 'adopt': {
      const ids = asking.ideas.map(({ id }) => id);
      return (
        <AdoptForm
          ideas={asking.ideas}
          answerTools={(insert) => <TemplatePicker insert={insert} />}
          done={(adoption) => {
            void actions.adopted(ids, adoption);
            done(ids);
          }}
        />
      );
    }
    case 'templates':
      return <TemplatesForm />;
    case 'keys':
      return <KeysHelp />;
    case 'filters':
      return <FiltersForm view={view} close={close} />;
    case 'saveView':
      return <SaveViewForm save={saveView} />;
  }
}
