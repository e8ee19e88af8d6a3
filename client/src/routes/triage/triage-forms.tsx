import { lazy } from 'react';
import type { Ask, Asking } from '../../features/triage/asking.js';
import type { TriageView } from '../../features/triage/triage-view.js';
import type { TriageActions } from '../../features/triage/use-triage-actions.js';
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

const answerTools = (insert: (body: string) => void) => <TemplatePicker insert={insert} />;

interface TriageFormsProps {
  asking: Asking;
  view: TriageView;
  actions: TriageActions;
  ask: Ask;
  close(): void;
  /** Ideas that are dealt with: they need not stay selected. */
  settled(ids: readonly string[]): void;
  saveView(name: string): void;
}

/** The form that was asked for; in a script of its own, which the page fetches when it has time. */
export default function TriageForms({
  asking,
  view,
  actions,
  ask,
  close,
  settled,
  saveView,
}: TriageFormsProps) {
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
          answerTools={answerTools}
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
    default:
      return <SaveViewForm save={saveView} />;
  }
}
