import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { WhoIsTold } from '../../features/adoptions/who-is-told.js';
import { keptText, useKeptDraft } from '../../features/writing/use-kept-draft.js';
import { MarkdownField } from '../../features/writing/markdown-field.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormProblem } from '../../ui/form-problem.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';

export const PostAdoptionUpdate = graphql(
  `
    mutation PostAdoptionUpdate($input: PostAdoptionUpdateInput!) {
      postAdoptionUpdate(input: $input) {
        update {
          id
          createdAt
          bodyHtml
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

const draftName = (adoptionId: string) => `progress:${adoptionId}`;

export const hasProgressDraft = (adoptionId: string): boolean => keptText(draftName(adoptionId)) !== '';

interface PostProgressProps {
  adoptionId: string;
  supporterCount: number;
  close(): void;
}

export function PostProgress({ adoptionId, supporterCount, close }: PostProgressProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const post = useKeptDraft(draftName(adoptionId));
  const { run, pending, failure } = useFormMutation(
    PostAdoptionUpdate,
    (data) => data.postAdoptionUpdate?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, ['body']);
  const form = useFirstError(failure);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [form]);

  const send = async () => {
    const content = { adoptionId, body: post.text };
    if (!(await run({ input: { ...content, idempotencyKey: post.keyFor(content) } }))) return;
    announce(t`Your progress post is out.`);
    post.clear();
    close();
  };
  return (
    <form
      ref={form}
      className="form card post-progress"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FormProblem general={general} requestError={failure.requestError} />
      <MarkdownField
        label={t`What is new?`}
        value={post.text}
        error={byField.body}
        placeholder={t`What works by now, what comes next, what takes longer and why.`}
        onChange={post.change}
      />
      <div className="dialog-consequence">
        <WhoIsTold supporterCount={supporterCount} />
      </div>
      <div className="form-actions">
        <SubmitButton pending={pending}>
          {pending ? <Trans>Posting…</Trans> : <Trans>Post</Trans>}
        </SubmitButton>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            post.clear();
            close();
          }}
        >
          <Trans>Discard</Trans>
        </button>
      </div>
    </form>
  );
}
