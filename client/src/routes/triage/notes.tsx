import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { CommentList } from '../../features/discussion/comment-list.js';
import { useCommentTarget } from '../../features/discussion/comment-target.js';
import { ThreadFields, type Thread } from '../../features/discussion/discussion-query.js';
import { withoutLostFiles } from '../../features/writing/lost-files.js';
import { MarkdownField } from '../../features/writing/markdown-field.js';
import { useKeptDraft } from '../../features/writing/use-kept-draft.js';
import { useSendWhenUploaded } from '../../features/writing/use-send-when-uploaded.js';
import { useUploads } from '../../features/writing/use-uploads.js';
import type { PagedList } from '../../graphql/connection-pages.js';
import { graphql, type ResultOf, type VariablesOf } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useSendKey } from '../../ui/use-send-key.js';

export const NotesQuery = graphql(
  `
    query TriageNotes($ideaId: ID!, $after: String) {
      node(id: $ideaId) {
        __typename
        id
        ... on Idea {
          id
          notes(first: 15, after: $after) {
            nodes {
              id
              ...ThreadFields
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `,
  [ThreadFields],
);

const notesOf = (
  ideaId: string,
): PagedList<ResultOf<typeof NotesQuery>, VariablesOf<typeof NotesQuery>, Thread> => ({
  document: NotesQuery,
  variables: (after) => ({ ideaId, after }),
  connection: ({ node }) => (node?.__typename === 'Idea' ? node.notes : null),
});

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
  /** How many there are, replies too. */
  noteCount: number;
  /** Leads the focus to writing a note; `onFocus` tells when it is there. */
  wantsFocus: boolean;
  onFocus(): void;
  /** There are more or less of them now. */
  changed(): void;
}

/** What the team says among itself about the idea. */
export function Notes({ ideaId, noteCount, wantsFocus, onFocus, changed }: NotesProps) {
  const list = useMemo(() => notesOf(ideaId), [ideaId]);
  const { target } = useCommentTarget(ideaId, true);
  return (
    <section className="pane-section" aria-labelledby="notes-title" data-discussion>
      <h3 id="notes-title" tabIndex={-1} data-discussion-title>
        <Icon name="note" />
        <Trans>Internal notes</Trans>
      </h3>
      <div className="notes">
        <CommentList
          list={list}
          ideaId={ideaId}
          mark={String(noteCount)}
          target={target}
          isExpected
          showMore={<Trans>Show later notes</Trans>}
          changed={changed}
        >
          {(sent) => <NoteForm ideaId={ideaId} wantsFocus={wantsFocus} onFocus={onFocus} onAdded={sent} />}
        </CommentList>
      </div>
    </section>
  );
}

interface NoteFormProps {
  ideaId: string;
  wantsFocus: boolean;
  onFocus(): void;
  onAdded(id: string): void;
}

function NoteForm({ ideaId, wantsFocus, onFocus, onAdded }: NoteFormProps) {
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
    const done = await run({ input: { ...content, idempotencyKey: draft.keyFor(content) } });
    const note = done?.addComment?.comment;
    if (!note) return;
    draft.clear(draft.text);
    uploads?.sent(content.attachmentIds ?? []);
    announce(t`The note is added.`);
    onAdded(note.id);
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
