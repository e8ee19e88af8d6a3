import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../i18n/use-format.js';
import { readFragment } from '../../graphql/graphql.js';
import { MergeCountsFields, type MergePreview } from './merge-queries.js';

/** What the merge would do to the counts, before it is done. */
export function MergeCounts({ preview }: { preview: MergePreview }) {
  const { t } = useLingui();
  const format = useFormat();
  const before = readFragment(MergeCountsFields, preview.before);
  const after = readFragment(MergeCountsFields, preview.after);
  const sources = readFragment(MergeCountsFields, preview.sources);
  const rows = [
    ...sources.map((counts) => ({ key: counts.idea.id, name: counts.idea.title, counts, kind: 'source' })),
    { key: 'before', name: t`“${before.idea.title}” now`, counts: before, kind: 'before' },
    { key: 'after', name: t`“${before.idea.title}” after`, counts: after, kind: 'after' },
  ];
  return (
    // Wider than a phone: who has no pointer scrolls it by the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="merge-table" tabIndex={0}>
      <table>
        <caption className="visually-hidden">
          <Trans>Before and after the merge</Trans>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Idea</Trans>
            </th>
            <th scope="col">
              <Trans>Points</Trans>
            </th>
            <th scope="col">
              <Trans>Voters</Trans>
            </th>
            <th scope="col">▲</th>
            <th scope="col">▼</th>
            <th scope="col">
              <Trans>Followers</Trans>
            </th>
            <th scope="col">
              <Trans>Comments</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, counts, kind }) => (
            <tr key={key} data-kind={kind}>
              <th scope="row">{name}</th>
              <td>{format.number(counts.points)}</td>
              <td>{format.number(counts.voters)}</td>
              <td>{format.number(counts.promoteCount)}</td>
              <td>{format.number(counts.demoteCount)}</td>
              <td>{format.number(counts.followerCount)}</td>
              <td>{format.number(counts.commentCount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
