import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { fileName } from './chart-card.js';
import { saveCsv } from './csv.js';
import { InfluencersQuery, type InfluencersData, type InsightsScope } from './insights-query.js';
import type { InsightsView } from './range.js';

/** When an answer is older, the server has asked for a new one; milliseconds. */
const COUNTED_ANEW = 60 * 60 * 1000;
const SOON = 15_000;

type Group = InfluencersData['influencers'][number];

/** Who carried the community: five groups, each with its formula. */
export function InfluencerGroups({ scope, view }: { scope: InsightsScope; view: InsightsView }) {
  const { t } = useLingui();
  const format = useFormat();
  const [{ data, error, fetching }, reload] = useQuery({
    query: InfluencersQuery,
    variables: scope,
    requestPolicy: 'cache-and-network',
  });
  const found = data?.insights;
  const countedAt = found?.influencersCountedAt;
  const isLooked = useRef(false);
  useEffect(() => {
    if (countedAt === undefined || isLooked.current || fetching) return undefined;
    if (Date.now() - Date.parse(countedAt) < COUNTED_ANEW) return undefined;
    // An answer so old had a job count anew, which is done soon: look once more.
    const timer = setTimeout(() => {
      isLooked.current = true;
      reload({ requestPolicy: 'network-only' });
    }, SOON);
    return () => clearTimeout(timer);
  }, [countedAt, fetching, reload]);
  return (
    <section className="insight-card" aria-labelledby="influencers" aria-busy={fetching}>
      <header>
        <h2 id="influencers">
          <Trans>Who carried the community</Trans>
        </h2>
        {found && (
          <div className="insight-tools">
            <button
              type="button"
              className="button button-quiet"
              aria-label={t`Who carried the community: download as CSV`}
              onClick={() => saveCsv(fileName('influencers', view), rowsOf(found.influencers))}
            >
              <Icon name="step" />
              CSV
            </button>
          </div>
        )}
      </header>
      <p className="muted insight-note">
        <Trans>
          Everybody who took part in this range, or brought somebody who did, is of one type: the one in which
          their score divided by its threshold is greatest, and at least 1; among equals the first of these. A
          threshold is the score that nine tenths of those with any do not exceed, and at least the number
          named. Merged ideas are one discussion; of one with more than 500 people those count who spoke last.
          Teams, moderators and administrators are not counted, nor who is banned.
        </Trans>
      </p>
      {error && !data && <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />}
      {!found && !error && <div className="insight-chart skeleton" />}
      {found && (
        <>
          <ul className="influencer-groups">
            {found.influencers.map((group) => (
              <GroupCard key={group.type} group={group} />
            ))}
          </ul>
          <p className="muted insight-note">
            <Trans>Counted {format.moment(found.influencersCountedAt)}.</Trans>
          </p>
        </>
      )}
    </section>
  );
}

const rowsOf = (groups: readonly Group[]) => [
  ['type', 'members', 'threshold', 'handle', 'name', 'score'],
  ...groups.flatMap(({ type, memberCount, threshold, top }) => {
    const group = [type, memberCount, threshold ?? ''];
    return top.length === 0
      ? [[...group, '', '', '']]
      : top.map(({ member, score }) => [...group, member.handle, member.displayName, score]);
  }),
];

function GroupCard({ group: { type, memberCount, threshold, top } }: { group: Group }) {
  const format = useFormat();
  const { name, formula } = useWords(type);
  return (
    <li>
      <h3>
        {name} <span className="muted">{format.number(memberCount)}</span>
      </h3>
      <p className="muted insight-note">
        {formula}
        {threshold !== null && (
          <>
            {' '}
            <Trans>In this range from {format.number(threshold)}.</Trans>
          </>
        )}
      </p>
      {top.length === 0 ? (
        <p className="insight-note">
          <Trans>Nobody in this range.</Trans>
        </p>
      ) : (
        <ol>
          {top.map(({ member, score }) => (
            <li key={member.id}>
              <Avatar name={member.displayName} handle={member.handle} url={member.avatarUrl} />
              <Link to={`/members/${member.handle}`}>{member.displayName}</Link>
              <span className="insight-score">{format.number(score)}</span>
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

/** What a type is called, and the formula of its score. */
function useWords(type: Group['type']): { name: string; formula: string } {
  const { t } = useLingui();
  const words: Record<Group['type'], { name: string; formula: string }> = {
    CONNECTOR: {
      name: t`Connectors`,
      formula: t`Score: how many other people commented in the discussions in which they did. At least 5.`,
    },
    OPINION_LEADER: {
      name: t`Opinion leaders`,
      formula: t`Score: promotes that others gave their ideas, and likes that others gave their comments. At least 5.`,
    },
    TRENDSETTER: {
      name: t`Trendsetters`,
      formula: t`Score: how often they were among the first tenth of an idea’s promotes by others than its author, the first 10 at most, where the idea became one of the top tenth of its board and month with 10 promotes or more. At least 2.`,
    },
    AMPLIFIER: {
      name: t`Amplifiers`,
      formula: t`Score: people who joined by a link that they shared, each twice who then took part. At least 2.`,
    },
    MEMBER: {
      name: t`Members`,
      formula: t`Everybody else. Score: their ideas, votes on ideas of others, comments and likes.`,
    },
  };
  return words[type];
}
