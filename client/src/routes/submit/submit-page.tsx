import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { ideaPath } from '../../features/ideas/idea-path.js';
import { SimilarIdeas } from '../../features/ideas/similar-ideas.js';
import { usePageHead } from '../../features/session/page-head.js';
import { withNext } from '../../features/session/return-to.js';
import { useShell } from '../../features/session/shell.js';
import { IdeaFields } from '../../features/writing/idea-fields.js';
import { parseTags } from '../../features/writing/idea-text.js';
import { withoutLostFiles } from '../../features/writing/lost-files.js';
import { useSendWhenUploaded } from '../../features/writing/use-send-when-uploaded.js';
import { useUploads } from '../../features/writing/use-uploads.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormProblem } from '../../ui/form-problem.js';
import { PageHeading } from '../../ui/page-heading.js';
import { SelectField } from '../../ui/select-field.js';
import { Problem } from '../../ui/problem.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { StormQuestion, StormQuestionSkeleton, StormTakesNothing, useSubmitStorm } from './storm-question.js';
import { clearDraft, EMPTY_DRAFT, isEmpty, loadDraft, saveDraft, withKey } from './draft.js';

export const SubmitIdea = graphql(
  `
    mutation SubmitIdea($input: SubmitIdeaInput!) {
      submitIdea(input: $input) {
        idea {
          id
          number
          slug
          moderation
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export default function SubmitPage() {
  const { t } = useLingui();
  const { viewer, boards } = useShell();
  const { pathname, search } = useLocation();
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [draft, setDraft] = useState(loadDraft);
  const uploads = useUploads('idea', { kept: 'BROWSER' });
  const { run, pending, failure } = useFormMutation(SubmitIdea, (data) => data.submitIdea?.userErrors);
  const { byField, general } = sortUserErrors(withoutLostFiles(failure.userErrors), [
    'boardId',
    'title',
    'body',
    'tags',
    'attachmentIds',
  ]);
  const asked = useSubmitStorm(query.get('storm'));
  const { storm } = asked;
  /** How often it was tried without a board. */
  const [boardless, setBoardless] = useState(0);
  const form = useFirstError(boardless || failure);
  usePageHead(t`Submit an idea`);
  useEffect(() => saveDraft(draft), [draft]);

  const all = boards?.filter((board) => board.viewerCanSubmit) ?? [];
  const open = storm ? all.filter(({ id }) => id === storm.board.id) : all;
  const chosen =
    open.find(({ id }) => id === draft.boardId) ??
    open.find(({ slug }) => slug === query.get('board')) ??
    (open.length === 1 ? open[0] : undefined);

  const submit = async () => {
    setBoardless(chosen ? 0 : boardless + 1);
    if (!chosen) return;
    const attachmentIds = uploads?.ids ?? [];
    const sending = withKey({ ...draft, boardId: chosen.id, stormId: storm?.id ?? null }, attachmentIds);
    setDraft(sending);
    // Before the request: after a crash the same content must go out under the same key.
    saveDraft(sending);
    const done = await run({
      input: {
        boardId: chosen.id,
        title: sending.title.trim(),
        body: sending.body,
        tags: parseTags(sending.tags),
        ...(storm && { stormId: storm.id }),
        ...(attachmentIds.length > 0 && { attachmentIds }),
        idempotencyKey: sending.sent.key,
      },
    });
    const idea = done?.submitIdea?.idea;
    if (!idea) {
      // Perhaps it has ended, and this browser does not know yet.
      if (storm) asked.reload();
      return;
    }
    setDraft(EMPTY_DRAFT);
    clearDraft();
    uploads?.clear();
    announce(
      idea.moderation === 'HELD'
        ? t`Your idea waits for a moderator. Until one has looked at it, only you and moderators see it.`
        : t`Your idea is submitted.`,
    );
    void navigate(ideaPath(idea), { replace: true });
  };
  const { isWaiting, request } = useSendWhenUploaded(
    uploads,
    draft.body,
    failure.userErrors,
    () => void submit(),
  );
  if (viewer === null) return <Navigate to={withNext('/sign-in', pathname + search)} replace />;

  const takesNothing = asked.isUnknown || (storm !== undefined && storm.state !== 'OPEN');
  const takesIdeas = !query.has('storm') || storm?.state === 'OPEN';
  const hasText = !isEmpty(draft) || (uploads?.list.length ?? 0) > 0;
  /** It ended while one wrote: what is written stays in sight. */
  const keepsText = (asked.isUnknown || storm?.state === 'CLOSED') && hasText;
  /** It was sent, and what became of it is not known: the same once more is answered with what did, also after the end. */
  const repeats =
    keepsText &&
    failure.userErrors.length === 0 &&
    draft.sent !== null &&
    draft.sent ===
      withKey({ ...draft, boardId: chosen?.id ?? null, stormId: storm?.id ?? null }, uploads?.ids).sent;
  const showsForm = takesIdeas || keepsText;
  return (
    <div className="page">
      <PageHeading>
        <Trans>Submit an idea</Trans>
      </PageHeading>
      {asked.error && !storm && <Problem error={asked.error} retry={asked.reload} />}
      {asked.isLoading && <StormQuestionSkeleton />}
      {takesNothing && (
        <div role={keepsText ? 'alert' : undefined}>
          <StormTakesNothing storm={storm} keepsText={keepsText} />
        </div>
      )}
      {storm?.state === 'OPEN' && <StormQuestion storm={storm} />}
      {showsForm && (
        <form
          ref={form}
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (takesIdeas || repeats) request();
          }}
        >
          <FormProblem general={general} requestError={failure.requestError} />
          <SelectField
            label={t`Board`}
            error={boardless > 0 && !chosen ? t`Choose the board that it belongs to.` : byField.boardId}
            required
            value={chosen?.id ?? ''}
            onChange={(picked) => setDraft({ ...draft, boardId: picked || null })}
          >
            {!chosen && <option value="">{t`Choose a board`}</option>}
            {open.map((board) => (
              <option key={board.id} value={board.id}>
                {board.name}
              </option>
            ))}
          </SelectField>
          <IdeaFields
            text={draft}
            uploads={uploads}
            errors={byField}
            afterTitle={<SimilarIdeas title={draft.title} />}
            onChange={(text) => setDraft({ ...draft, ...text })}
          />
          <div className="form-actions">
            {repeats && (
              <p>
                <Trans>
                  It was sent already, and what became of it is not known here. Send it again: if it arrived
                  in time, it counts once.
                </Trans>
              </p>
            )}
            {(takesIdeas || repeats) && (
              <SubmitButton pending={pending || isWaiting}>
                {isWaiting ? (
                  <Trans>Waiting for the files…</Trans>
                ) : pending ? (
                  <Trans>Submitting…</Trans>
                ) : (
                  <Trans>Submit the idea</Trans>
                )}
              </SubmitButton>
            )}
            {hasText && (
              <>
                <button
                  type="button"
                  className="button button-quiet"
                  onClick={() => {
                    setDraft({ ...EMPTY_DRAFT, boardId: draft.boardId });
                    uploads?.clear();
                  }}
                >
                  <Trans>Discard the draft</Trans>
                </button>
                <span className="muted submit-kept">
                  <Trans>Your draft is kept in this browser.</Trans>
                </span>
              </>
            )}
          </div>
        </form>
      )}
    </div>
  );
}
