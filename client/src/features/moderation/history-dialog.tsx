import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { AttachmentFields } from '../attachments/attachment-fields.js';
import { Attachments } from '../attachments/attachments.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Dialog } from '../../ui/dialog.js';
import { Problem } from '../../ui/problem.js';

export const RevisionsQuery = graphql(
  `
    query Revisions($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on Idea {
          revisions {
            title
            bodyHtml
            attachments {
              id
              ...AttachmentFields
            }
            replacedAt
          }
        }
        ... on Comment {
          revisions {
            title
            bodyHtml
            attachments {
              id
              ...AttachmentFields
            }
            replacedAt
          }
        }
      }
    }
  `,
  [AttachmentFields],
);

interface HistoryDialogProps {
  subjectId: string;
  open: boolean;
  close(): void;
}

/** What an idea or a comment said before it was edited; for moderators. */
export function HistoryDialog({ subjectId, open, close }: HistoryDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Earlier versions`} open={open} onClose={close} sheet>
      <Revisions subjectId={subjectId} />
    </Dialog>
  );
}

function Revisions({ subjectId }: { subjectId: string }) {
  const format = useFormat();
  const [{ data, error }, execute] = useQuery({
    query: RevisionsQuery,
    variables: { id: subjectId },
    requestPolicy: 'network-only',
  });
  if (error) return <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />;
  if (!data) return <span className="skeleton revision-skeleton" aria-hidden="true" />;
  const { node } = data;
  const revisions = node?.__typename === 'Idea' || node?.__typename === 'Comment' ? node.revisions : null;
  if (!revisions || revisions.length === 0) {
    return (
      <p>
        <Trans>It was never edited.</Trans>
      </p>
    );
  }
  return (
    <ol className="revisions">
      {revisions.map(({ title, bodyHtml, attachments, replacedAt }) => {
        const until = format.moment(replacedAt);
        return (
          <li key={replacedAt}>
            <p className="muted">
              <Trans>Until {until}</Trans>
            </p>
            {title !== null && <h3>{title}</h3>}
            <div className="prose" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
            <Attachments files={attachments} html={bodyHtml} />
          </li>
        );
      })}
    </ol>
  );
}
