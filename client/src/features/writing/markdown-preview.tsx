import { Trans } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.js';
import { Problem } from '../../ui/problem.js';

export const PreviewQuery = graphql(`
  query MarkdownPreview($body: String!) {
    markdownPreview(body: $body)
  }
`);

/** What the text will look like. @param minHeight of the field whose place it takes, in pixels */
export function MarkdownPreview({ body, minHeight }: { body: string; minHeight: number }) {
  const empty = body.trim() === '';
  const [{ data, error }, reload] = useQuery({ query: PreviewQuery, variables: { body }, pause: empty });
  if (error && !data)
    return <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  return (
    <div className="markdown-preview prose" aria-live="polite" style={{ minBlockSize: minHeight }}>
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
