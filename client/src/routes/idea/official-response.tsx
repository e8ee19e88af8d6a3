import { Trans } from '@lingui/react/macro';
import { teamSpeaking } from '../../features/discussion/team-speaking.js';
import { MemberLink } from '../../features/members/member-link.js';
import { StatusChip } from '../../features/ideas/status-chip.js';
import { readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { Icon } from '../../ui/icon.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { StatusChangeFields } from './status-change-fields.js';

interface OfficialResponseProps {
  response: FragmentOf<typeof StatusChangeFields>;
  board: { teams: readonly { id: string }[] };
}

/** The team's answer, right under the idea. */
export function OfficialResponse({ response: ref, board }: OfficialResponseProps) {
  const { actor, createdAt, responseHtml, to } = readFragment(StatusChangeFields, ref);
  if (!responseHtml) return null;
  const team = actor ? teamSpeaking(actor, board) : undefined;
  return (
    <section className="response" data-stage={to.stage} aria-labelledby="response-title">
      <div className="response-head">
        <h2 id="response-title">
          <Icon name="check" />
          {team === undefined ? <Trans>Official answer</Trans> : <Trans>Answer from {team}</Trans>}
        </h2>
        <StatusChip status={to} />
      </div>
      <div className="prose" dangerouslySetInnerHTML={{ __html: responseHtml }} />
      <p className="response-by">
        {actor && <MemberLink member={actor}>{actor.displayName}</MemberLink>}
        <TimeAgo time={createdAt} />
      </p>
    </section>
  );
}
