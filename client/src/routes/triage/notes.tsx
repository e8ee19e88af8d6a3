import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { MemberLink } from '../../features/members/member-link.js';
import { AttachmentFields } from '../../features/attachments/attachment-fields.js';
import { Attachments } from '../../features/attachments/attachments.js';
import { withoutLostFiles } from '../../features/writing/lost-files.js';
import { MarkdownField } from '../../features/writing/markdown-field.js';
import { useKeptDraft } from '../../features/writing/use-kept-draft.js';
import { useSendWhenUploaded } from '../../features/writing/use-send-when-uploaded.js';
import { useUploads } from '../../features/writing/use-uploads.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useSendKey } from '../../ui/use-send-key.js';
import { TimeAgo } from '../../ui/time-ago.js';

export const NotesQuery = graphql(
  `
    query TriageNotes($ideaId: ID!, $after: String) {
      node(id: $ideaId) {
        __typename
        id
        ... on Idea {
          internalNoteCount
          notes(first: 50, after: $after) {
            nodes {
              id
              bodyHtml
              createdAt
              attachments {
                id
                ...AttachmentFields
              }
              author {
                id
                handle
                displayName
              }
            }
            totalCount
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `,
  [AttachmentFields],
);

export const AddNote = graphql(
  `
    mutation AddNote($input: AddCommentInput!) {
      addComment(input: $input) {
        comment {
          id
          idea {
            id
            internalNoteCount
          }
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

interface NotesProps {
  ideaId: string;
  /** Leads the focus to writing a note; `onFocus` tells when it is there. */
  wantsFocus: boolean;
  onFocus(): void;
}

/** What the team says among itself about the idea. */
export function Notes({ ideaId, wantsFocus, onFocus }: NotesProps) {
  /** Rises with each note that was added here. */
  const [added, setAdded] = useState(0);
  return (
    <section className="pane-section" aria-labelledby="notes-title">
      <h3 id="notes-title">
        <Icon name="note" />
        <Trans>Internal notes</Trans>
      </h3>
      <NotesFrom ideaId={ideaId} after={null} added={added} />
      <NoteForm
        ideaId={ideaId}
        wantsFocus={wantsFocus}
        onFocus={onFocus}
        onAdded={() => setAdded(added + 1)}
      />
    </section>
  );
}

/** The notes from a cursor on, and by a button those after them. */
function NotesFrom({ ideaId, after, added }: { ideaId: string; after: string | null; added: number }) {
  const [on, setOn] = useState(false);
  const [{ data, error }, execute] = useQuery({
    query: NotesQuery,
    variables: { ideaId, after },
    requestPolicy: 'cache-and-network',
  });
  const shown = useRef(added);
  useEffect(() => {
    if (shown.current !== added) execute({ requestPolicy: 'network-only' });
    shown.current = added;
  }, [added, execute]);
  const notes = data?.node?.__typename === 'Idea' ? data.node.notes : undefined;
  if (error && !notes)
    return <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />;
  if (!notes) return <span className="skeleton" aria-hidden="true" />;
  const rest = notes.totalCount - notes.nodes.length;
  return (
    <>
      {notes.nodes.length > 0 && (
        <ul className="notes">
          {notes.nodes.map((note) => (
            <li key={note.id}>
              <p className="note-by">
                <Icon name="lock" />
                <MemberLink member={note.author}>{note.author.displayName}</MemberLink>
                <TimeAgo time={note.createdAt} />
              </p>
              <div className="prose" dangerouslySetInnerHTML={{ __html: note.bodyHtml }} />
              <Attachments files={note.attachments} html={note.bodyHtml} />
            </li>
          ))}
        </ul>
      )}
      {notes.pageInfo.hasNextPage &&
        (on ? (
          <NotesFrom ideaId={ideaId} after={notes.pageInfo.endCursor} added={added} />
        ) : (
          <button type="button" className="button triage-small" onClick={() => setOn(true)}>
            {after === null ? (
              <Plural value={rest} one="Show # later note" other="Show # later notes" />
            ) : (
              <Trans>Show later notes</Trans>
            )}
          </button>
        ))}
    </>
  );
}

function NoteForm({ ideaId, wantsFocus, onFocus, onAdded }: NotesProps & { onAdded(): void }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const draft = useKeptDraft(`note:${ideaId}`);
  const uploads = useUploads(`note:${ideaId}`);
  const { run, pending, failure } = useFormMutation(AddNote, (data) => data.addComment?.userErrors);
  const { byField, general } = sortUserErrors(withoutLostFiles(failure.userErrors), [
    'body',
    'attachmentIds',
  ]);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useSendKey(form);
  useEffect(() => {
    if (!wantsFocus) return;
    field.current?.focus();
    onFocus();
  }, [wantsFocus, onFocus]);
  const isEmpty = draft.text.trim() === '';
  /** Sent without a word: a file alone is no note. */
  const [wordless, setWordless] = useState(false);
  const send = async () => {
    setWordless(isEmpty);
    if (isEmpty) return field.current?.focus();
    const content = {
      ideaId,
      body: draft.text.trim(),
      internal: true,
      ...(uploads && uploads.ids.length > 0 && { attachmentIds: uploads.ids }),
    };
    if (!(await run({ input: { ...content, idempotencyKey: draft.keyFor(content) } }))) return;
    draft.clear(draft.text);
    uploads?.sent(content.attachmentIds ?? []);
    announce(t`The note is added.`);
    onAdded();
  };
  const { isWaiting, request } = useSendWhenUploaded(
    uploads,
    draft.text,
    failure.userErrors,
    () => void send(),
  );
  return (
    <form
      ref={form}
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        request();
      }}
    >
      <FormProblem general={general} requestError={failure.requestError} />
      <MarkdownField
        label={
          <span className="visually-hidden">
            <Trans>Write an internal note</Trans>
          </span>
        }
        hint={<Trans>Only teams of this board see it.</Trans>}
        error={
          wordless && isEmpty ? t`Say in a few words what it is.` : (byField.body ?? byField.attachmentIds)
        }
        rows={2}
        limit="commentMax"
        placeholder={t`A note for the team`}
        value={draft.text}
        field={field}
        uploads={uploads}
        mentioning={{ ideaId, internal: true }}
        onChange={draft.change}
      />
      {(!isEmpty || (uploads?.list.length ?? 0) > 0) && (
        <SubmitButton pending={pending || isWaiting}>
          {isWaiting ? <Trans>Waiting for the files…</Trans> : <Trans>Add the note</Trans>}
        </SubmitButton>
      )}
    </form>
  );
}
