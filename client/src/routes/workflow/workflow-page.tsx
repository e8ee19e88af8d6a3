import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { AdminFrame } from '../../features/administration/admin-frame.js';
import { randomKey } from '../../features/writing/random-key.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { StatusList } from './status-list.js';
import { TransitionTable } from './transition-table.js';
import { draftsOf, inputOf, newDraft, problemsBeyond, type StatusDraft } from './workflow-draft.js';
import { SaveWorkflow, WorkflowQuery } from './workflow-query.js';

/** Which statuses there are, in which order, and which lead to which; for administrators. */
export default function WorkflowPage() {
  const { t } = useLingui();
  return (
    <AdminFrame title={t`Workflow`}>
      <Workflow />
    </AdminFrame>
  );
}

function Workflow() {
  const [{ data, error }, execute] = useQuery({ query: WorkflowQuery, requestPolicy: 'network-only' });
  if (data) return <WorkflowForm initial={draftsOf(data.statuses)} />;
  if (error) return <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />;
  return <span className="skeleton admin-skeleton" />;
}

function WorkflowForm({ initial }: { initial: StatusDraft[] }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  // Read once: what others save meanwhile must not overwrite what is being edited.
  const [drafts, setDrafts] = useState(initial);
  const [saved, setSaved] = useState(false);
  const { run, pending, failure, forgive } = useFormMutation(
    SaveWorkflow,
    (data) => data.updateWorkflow?.userErrors,
  );
  const edit = (next: StatusDraft[]) => {
    setDrafts(next);
    setSaved(false);
  };
  /** What the server said of the third status means another one once the order has changed. */
  const rearrange = (next: StatusDraft[]) => {
    edit(next);
    forgive();
  };
  const save = async () => {
    const data = await run({ statuses: inputOf(drafts) });
    const statuses = data?.updateWorkflow?.statuses;
    if (!statuses) return;
    setDrafts(draftsOf(statuses));
    setSaved(true);
    announce(t`The workflow is saved.`);
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="muted">
        <Trans>
          Ideas start in the first status of stage “Submitted”. What a stage means to the software is fixed;
          the statuses in it are yours. A status that ideas stand in can’t be removed.
        </Trans>
      </p>
      <StatusList drafts={drafts} refusal={failure.userErrors} edit={edit} rearrange={rearrange} />
      <button type="button" className="button" onClick={() => rearrange([...drafts, newDraft(randomKey())])}>
        <Icon name="plus" />
        <Trans>Add a status</Trans>
      </button>
      <TransitionTable drafts={drafts} edit={edit} />
      <FormProblem
        general={problemsBeyond(failure.userErrors).map(({ message }) => message)}
        requestError={failure.requestError}
      />
      <div className="form-actions">
        <SubmitButton pending={pending}>
          <Trans>Save the workflow</Trans>
        </SubmitButton>
        <output>{saved && <Trans>Saved.</Trans>}</output>
        {failure.userErrors.length > 0 && (
          <span className="field-error" role="alert">
            <Trans>Nothing was saved yet: see what is marked above.</Trans>
          </span>
        )}
      </div>
    </form>
  );
}
