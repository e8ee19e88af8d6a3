import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { FormProblem } from '../../ui/form-problem.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { useShell } from '../session/shell.js';
import { MarkdownField } from '../writing/markdown-field.js';

interface CommentFormProps {
  label: string;
  text: string;
  pending: boolean;
  failure: FormFailure;
  submit: ReactNode;
  onChange(text: string): void;
  onSubmit(): void;
  onCancel?: () => void;
}

export function CommentForm(props: CommentFormProps) {
  const { community } = useShell();
  const { byField, general } = sortUserErrors(props.failure.userErrors, ['body']);
  const form = useFirstError(props.failure);
  return (
    <form
      ref={form}
      className="form comment-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      <FormProblem general={general} requestError={props.failure.requestError} />
      <MarkdownField
        label={props.label}
        rows={4}
        value={props.text}
        error={byField.body}
        maxLength={community?.limits.commentMax}
        onChange={props.onChange}
      />
      <div className="form-actions">
        <SubmitButton pending={props.pending}>{props.submit}</SubmitButton>
        {props.onCancel && (
          <button type="button" className="button button-quiet" onClick={props.onCancel}>
            <Trans>Cancel</Trans>
          </button>
        )}
      </div>
    </form>
  );
}
