import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.js';
import { Field } from '../../ui/field.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { Problem } from '../../ui/problem.js';

const PreviewQuery = graphql(`
  query MarkdownPreview($body: String!) {
    markdownPreview(body: $body)
  }
`);

interface MarkdownFieldProps {
  label: string;
  value: string;
  error?: string;
  placeholder?: string;
  maxLength?: number;
  /** Takes the focus in a dialog that opens. */
  takesFocus?: boolean;
  /** Lines that the empty field has room for; 9 where left out. */
  rows?: number;
  onChange(value: string): void;
}

export function MarkdownField({
  label,
  value,
  error,
  placeholder,
  maxLength,
  takesFocus,
  rows = 9,
  onChange,
}: MarkdownFieldProps) {
  const { t } = useLingui();
  const [preview, setPreview] = useState(false);
  return (
    <div className="markdown-field">
      <fieldset className="markdown-modes" aria-label={t`View of the text`}>
        <button type="button" aria-pressed={!preview} onClick={() => setPreview(false)}>
          <Trans>Write</Trans>
        </button>
        <button type="button" aria-pressed={preview} onClick={() => setPreview(true)}>
          <Trans>Preview</Trans>
        </button>
      </fieldset>
      <Field
        label={label}
        error={error}
        hint={<Trans>Markdown works: **bold**, *italic*, lists, links, quotes.</Trans>}
      >
        {(control) => (
          <>
            <textarea
              {...control}
              ref={takesFocus ? focusSoon : undefined}
              className="input"
              hidden={preview}
              rows={rows}
              placeholder={placeholder}
              maxLength={maxLength}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
            {preview && <Preview body={value} />}
          </>
        )}
      </Field>
    </div>
  );
}

function Preview({ body }: { body: string }) {
  const empty = body.trim() === '';
  const [{ data, error }, reload] = useQuery({ query: PreviewQuery, variables: { body }, pause: empty });
  if (error && !data)
    return <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  return (
    <div className="markdown-preview prose" aria-live="polite">
      {empty && (
        <p className="muted">
          <Trans>Nothing to show yet.</Trans>
        </p>
      )}
      {!empty && !data && <span className="skeleton" />}
      {!empty && data && <div dangerouslySetInnerHTML={{ __html: data.markdownPreview }} />}
    </div>
  );
}
