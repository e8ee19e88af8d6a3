import { Trans } from '@lingui/react/macro';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { Avatar } from '../../ui/avatar.js';
import { AttachmentFields } from '../attachments/attachment-fields.js';
import { Attachments } from '../attachments/attachments.js';
import { MemberLink } from '../members/member-link.js';

export const ExtensionFields = graphql(
  `
    fragment ExtensionFields on Comment {
      id
      bodyHtml
      attachments {
        id
        ...AttachmentFields
      }
      author {
        id
        handle
        displayName
        avatarUrl
      }
    }
  `,
  [AttachmentFields],
);

/** What others said that became part of the idea, with their names. */
export function Extensions({
  comments: refs,
}: {
  comments: ReadonlyArray<FragmentOf<typeof ExtensionFields>>;
}) {
  const comments = readFragment(ExtensionFields, refs);
  if (comments.length === 0) return null;
  return (
    <section className="extensions" aria-labelledby="extensions-title">
      <h2 id="extensions-title">
        <Trans>Added to it</Trans>
      </h2>
      {comments.map(({ id, bodyHtml, attachments, author }) => (
        <blockquote className="extension" key={id}>
          <div className="prose" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
          <Attachments files={attachments} html={bodyHtml} />
          <footer>
            <MemberLink className="comment-author" member={author}>
              <Avatar name={author.displayName} handle={author.handle} url={author.avatarUrl} />
              {author.displayName}
            </MemberLink>
          </footer>
        </blockquote>
      ))}
    </section>
  );
}
