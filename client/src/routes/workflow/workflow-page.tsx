import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, Navigate } from 'react-router';
import { useQuery } from 'urql';
import { usePageHead } from '../../features/session/page-head.js';
import { withNext } from '../../features/session/return-to.js';
import { useShell } from '../../features/session/shell.js';
import { randomKey } from '../../features/writing/random-key.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { StatusEditor } from './status-editor.js';
import {
  draftsOf,
  inputOf,
  moved,
  newDraft,
  problemsAt,
  problemsBeyond,
  without,
  type StatusDraft,
} from './workflow-draft.js';
import { SaveWorkflow, WorkflowQuery } from './workflow-query.js';

/** Which statuses there are, in which order, and which lead to which; for administrators. */
export default function WorkflowPage() {
  const { t } = useLingui();
  const { viewer } = useShell();
  const allowed = viewer?.canAdminister ?? false;
  const [{ data, error }, execute] = useQuery({
    query: WorkflowQuery,
    pause: !allowed,
    requestPolicy: 'network-only',
  });
  usePageHead(t`Workflow`);
  if (viewer === null) return <Navigate to={withNext('/sign-in', '/admin/workflow')} replace />;
  return (
    <div className="page workflow-page" aria-busy={viewer === undefined || (allowed && !data && !error)}>
      <PageHeading>
        <Trans>Workflow</Trans>
      </PageHeading>
      {viewer && !allowed && (
        <Notice
          title={<Trans>This page is for administrators</Trans>}
          action={
            <Link className="button" to="/">
              <Trans>See all ideas</Trans>
            </Link>
          }
        />
      )}
      {error && !data && <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />}
      {data && <WorkflowForm initial={draftsOf(data.statuses)} />}
    </div>
  );
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
      <div className="workflow-statuses">
        {drafts.map((draft, index) => (
          <StatusEditor
            key={draft.id}
            draft={draft}
            drafts={drafts}
            problems={problemsAt(failure.userErrors, index)}
            refusal={failure.userErrors}
            place={{ first: index === 0, last: index === drafts.length - 1 }}
            change={(changed) => edit(drafts.map((other) => (other.id === draft.id ? changed : other)))}
            move={(by) => rearrange(moved(drafts, index, by))}
            remove={() => rearrange(without(drafts, draft.id))}
          />
        ))}
      </div>
      <button type="button" className="button" onClick={() => rearrange([...drafts, newDraft(randomKey())])}>
        <Icon name="plus" />
        <Trans>Add a status</Trans>
      </button>
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
