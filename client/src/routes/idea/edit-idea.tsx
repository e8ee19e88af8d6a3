import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { usePageHead } from '../../features/session/page-head.js';
import { AttachmentFields } from '../../features/attachments/attachment-fields.js';
import { IdeaFields } from '../../features/writing/idea-fields.js';
import { formatTags, parseTags } from '../../features/writing/idea-text.js';
import { withoutLostFiles } from '../../features/writing/lost-files.js';
import { useSendWhenUploaded } from '../../features/writing/use-send-when-uploaded.js';
import { useUploads } from '../../features/writing/use-uploads.js';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormProblem } from '../../ui/form-problem.js';
import { PageHeading } from '../../ui/page-heading.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { loadEditDraft, saveEditDraft, type EditDraft } from './edit-draft.js';
import { EditableIdea } from './idea-query.js';

export const EditIdeaMutation = graphql(
  `
    mutation EditIdea($input: EditIdeaInput!) {
      editIdea(input: $input) {
        idea {
          id
          slug
          excerpt
          bodyHtml
          editedAt
          updatedAt
          ...EditableIdea
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [EditableIdea, UserErrorFields],
);

interface EditIdeaProps {
  idea: FragmentOf<typeof EditableIdea>;
  /** Fetches the idea as it is now. */
  refresh(): void;
  close(): void;
}

export function EditIdea({ idea: ref, refresh, close }: EditIdeaProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const idea = readFragment(EditableIdea, ref);
  const stored: EditDraft = {
    version: idea.version,
    title: idea.title,
    body: idea.body,
    tags: formatTags(idea.tags),
  };
  const [draft, setDraft] = useState(() => loadEditDraft(idea.id) ?? stored);
  const { run, failure, forgive } = useFormMutation(EditIdeaMutation, (data) => data.editIdea?.userErrors);
  const files = readFragment(AttachmentFields, idea.attachments);
  const uploads = useUploads(`edit:${idea.id}`, { present: files });
  const refusals = withoutLostFiles(failure.userErrors).filter(({ code }) => code !== 'STALE');
  const { byField, general } = sortUserErrors(refusals, ['title', 'body', 'tags', 'attachmentIds']);
  const form = useFirstError(failure);
  /** From the press until the form is left: what is new meanwhile is one's own. */
  const [saving, setSaving] = useState(false);
  usePageHead(t`Edit the idea`);

  const change = (next: EditDraft) => {
    setDraft(next);
    saveEditDraft(idea.id, next);
  };
  const leave = () => {
    saveEditDraft(idea.id, null);
    uploads?.clear();
    close();
  };
  const save = async () => {
    if (saving) return;
    const attachmentIds = uploads?.ids ?? [];
    const input = {
      ideaId: idea.id,
      // Pressed with theirs in view, it is meant to replace theirs.
      version: idea.version,
      title: draft.title.trim(),
      body: draft.body,
      tags: parseTags(draft.tags),
      ...(uploads && attachmentIds.join() !== files.map(({ id }) => id).join() && { attachmentIds }),
    };
    setSaving(true);
    if (!(await run({ input }))) {
      setSaving(false);
      return refresh();
    }
    announce(t`Your changes are saved.`);
    leave();
  };
  const { isWaiting, request } = useSendWhenUploaded(
    uploads,
    draft.body,
    failure.userErrors,
    () => void save(),
  );
  // Someone else has saved since this change was begun: theirs is shown beside it.
  const overtaken = !saving && draft.version < idea.version;

  return (
    <div className={overtaken ? 'page edit-page edit-overtaken' : 'page edit-page'}>
      <PageHeading>
        <Trans>Edit the idea</Trans>
      </PageHeading>
      {overtaken && (
        <section className="card edit-theirs" role="alert" aria-labelledby="theirs">
          <h2 id="theirs">
            <Trans>Someone changed it meanwhile</Trans>
          </h2>
          <p className="muted">
            <Trans>This is the text as it stands now. Yours is still in the form, unchanged.</Trans>
          </p>
          <p className="edit-theirs-title">{idea.title}</p>
          <p className="edit-theirs-body">{idea.body}</p>
          {idea.tags.length > 0 && <p className="muted">{formatTags(idea.tags)}</p>}
          <button
            type="button"
            className="button"
            onClick={() => {
              forgive();
              change(stored);
              uploads?.clear();
            }}
          >
            <Trans>Use this text</Trans>
          </button>
        </section>
      )}
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          request();
        }}
      >
        <FormProblem general={general} requestError={failure.requestError} />
        <IdeaFields
          text={draft}
          uploads={uploads}
          errors={byField}
          onChange={(text) => change({ ...draft, ...text })}
        />
        <div className="form-actions">
          <SubmitButton pending={saving || isWaiting}>
            {isWaiting ? (
              <Trans>Waiting for the files…</Trans>
            ) : overtaken ? (
              <Trans>Save mine over it</Trans>
            ) : (
              <Trans>Save</Trans>
            )}
          </SubmitButton>
          <button type="button" className="button button-quiet" onClick={leave}>
            <Trans>Cancel</Trans>
          </button>
        </div>
      </form>
    </div>
  );
}
