import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { FormProblem } from '../../ui/form-problem.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { useSendKey } from '../../ui/use-send-key.js';
import { withoutLostFiles } from '../writing/lost-files.js';
import { MarkdownField } from '../writing/markdown-field.js';
import { useSendWhenUploaded } from '../writing/use-send-when-uploaded.js';
import type { Uploads } from '../writing/use-uploads.js';

interface CommentFormProps {
  label: string;
  /** Of the idea that it is about. */
  ideaId: string;
  /** A note: only who may read it is offered for completion. */
  internal: boolean;
  text: string;
  uploads: Uploads | null;
  /** Opened by a press: the focus goes into it. */
  takesFocus?: boolean;
  pending: boolean;
  failure: FormFailure;
  submit: ReactNode;
  onChange(text: string): void;
  /** With all files in place. */
  onSubmit(): void;
  onCancel?: () => void;
}

export function CommentForm(props: CommentFormProps) {
  const { byField, general } = sortUserErrors(withoutLostFiles(props.failure.userErrors), [
    'body',
    'attachmentIds',
  ]);
  const form = useFirstError(props.failure);
  useSendKey(form);
  const { isWaiting, request } = useSendWhenUploaded(
    props.uploads,
    props.text,
    props.failure.userErrors,
    props.onSubmit,
  );
  return (
    <form
      ref={form}
      className="form comment-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        request();
      }}
    >
      <FormProblem general={general} requestError={props.failure.requestError} />
      <MarkdownField
        label={props.label}
        rows={4}
        value={props.text}
        error={byField.body ?? byField.attachmentIds}
        limit="commentMax"
        takesFocus={props.takesFocus}
        uploads={props.uploads}
        mentioning={{ ideaId: props.ideaId, internal: props.internal }}
        onChange={props.onChange}
      />
      <div className="form-actions">
        <SubmitButton pending={props.pending || isWaiting}>
          {isWaiting ? <Trans>Waiting for the files…</Trans> : props.submit}
        </SubmitButton>
        {props.onCancel && (
          <button type="button" className="button button-quiet" onClick={props.onCancel}>
            <Trans>Cancel</Trans>
          </button>
        )}
      </div>
    </form>
  );
}
