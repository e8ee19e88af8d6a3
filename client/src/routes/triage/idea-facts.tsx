import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { Ask } from '../../features/triage/asking.js';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import { useFormat } from '../../i18n/use-format.js';
import type { ReadIdea } from './reading-query.js';

/** Its weight, and where it stands with the team. */
export function IdeaFacts({ row, idea, ask }: { row: TriageRow; idea: ReadIdea; ask: Ask }) {
  const format = useFormat();
  const edit = (kind: 'assign' | 'tags') => () => ask({ kind, ideas: [row] });
  return (
    <dl className="triage-facts">
      <div>
        <dt>
          <Trans>Votes</Trans>
        </dt>
        <dd>
          <strong>
            <Plural value={row.points} one="# point" other="# points" />
          </strong>{' '}
          <span className="triage-split">
            ▲ {format.number(row.promoteCount)} ▼ {format.number(row.demoteCount)}
          </span>
          {idea.importedSupport > 0 && (
            <span className="muted">
              {' '}
              <Plural value={idea.importedSupport} one="(# imported)" other="(# imported)" />
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Reach</Trans>
        </dt>
        <dd>
          <Plural value={idea.commentCount} one="# comment" other="# comments" />
          {', '}
          <Plural value={idea.followerCount} one="# follower" other="# followers" />
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Assigned to</Trans>
        </dt>
        <dd>
          <button type="button" className="button-link" onClick={edit('assign')}>
            {[row.team?.name, row.assignee?.displayName].filter(Boolean).join(' · ') || <Trans>nobody</Trans>}
          </button>
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Tags</Trans>
        </dt>
        <dd>
          <button type="button" className="button-link" onClick={edit('tags')}>
            {row.tags.map((tag) => `#${tag}`).join(' ') || <Trans>none</Trans>}
          </button>
        </dd>
      </div>
      {row.adoption && (
        <div>
          <dt>
            <Trans>Adopted as</Trans>
          </dt>
          <dd>
            <Link to={`/adoptions/${encodeURIComponent(row.adoption.id)}`}>{row.adoption.title}</Link>
          </dd>
        </div>
      )}
    </dl>
  );
}
