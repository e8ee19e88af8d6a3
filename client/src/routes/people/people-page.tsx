import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { memberPath } from '../../features/ideas/idea-path.js';
import { Earnings } from '../../features/reputation/earnings.js';
import { LevelMark } from '../../features/reputation/level-mark.js';
import { usePageHead } from '../../features/session/page-head.js';
import { useShell } from '../../features/session/shell.js';
import type { ResultOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';
import { Tabs } from '../../ui/tabs.js';
import { PeopleQuery } from './people-query.js';

const PERIODS = { week: 'WEEK', month: 'MONTH', year: 'YEAR', all: 'ALL_TIME' } as const;
type Period = keyof typeof PERIODS;
const isPeriod = (key: string | null): key is Period => key !== null && Object.hasOwn(PERIODS, key);

type Entry = ResultOf<typeof PeopleQuery>['leaderboard'][number];
type Level = ResultOf<typeof PeopleQuery>['levels'][number];

/** Who helped most, this week or ever. */
export default function PeoplePage() {
  const { t } = useLingui();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('period');
  const period = isPeriod(asked) ? asked : 'all';
  const [{ data, error, stale, operation }, execute] = useQuery({
    query: PeopleQuery,
    variables: { period: PERIODS[period] },
    requestPolicy: 'cache-and-network',
  });
  // While another period is read, the answer for the one before it is still there.
  const isAnswered = data !== undefined && operation?.variables.period === PERIODS[period];
  const title = t`People`;
  usePageHead(title);
  return (
    <div className="page people-page">
      <PageHeading>{title}</PageHeading>
      <p className="muted">
        <Trans>Whose ideas and words moved this community.</Trans>
      </p>
      <Tabs
        label={t`Period`}
        tabs={[
          { key: 'week', label: <Trans>Week</Trans> },
          { key: 'month', label: <Trans>Month</Trans> },
          { key: 'year', label: <Trans>Year</Trans> },
          { key: 'all', label: <Trans>All time</Trans> },
        ]}
        current={period}
        onChoose={(key) => setSearch(key === 'all' ? {} : { period: key }, { replace: true })}
      >
        <div aria-busy={!isAnswered || stale}>
          {error && !data ? (
            <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />
          ) : isAnswered ? (
            <Board entries={data.leaderboard} isAllTime={period === 'all'} />
          ) : (
            <Skeletons />
          )}
        </div>
      </Tabs>
      <section className="people-how" aria-labelledby="people-how">
        <h2 id="people-how">
          <Trans>What earns reputation</Trans>
        </h2>
        <Earnings />
        <p className="muted">
          <Trans>
            Only on public boards, and nothing for one’s own acts. What is taken back takes its points back.
          </Trans>
        </p>
        {data && <Levels levels={data.levels} />}
      </section>
    </div>
  );
}

function Board({ entries, isAllTime }: { entries: readonly Entry[]; isAllTime: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const { viewer } = useShell();
  if (entries.length === 0)
    return (
      <Notice
        title={
          isAllTime ? (
            <Trans>Nobody has earned reputation yet</Trans>
          ) : (
            <Trans>Nobody has earned reputation in this time yet</Trans>
          )
        }
        action={
          <Link className="button button-main" to="/submit">
            <Trans>Submit an idea</Trans>
          </Link>
        }
      >
        <p>
          <Trans>Say what should be better: each person who backs it earns you a point.</Trans>
        </p>
      </Notice>
    );
  return (
    <ol className="people-list" aria-label={t`Leaderboard`}>
      {entries.map(({ rank, reputation, member }) => (
        <li key={member.id} value={rank} data-self={viewer?.member.id === member.id || undefined}>
          <span className="leader-rank">{format.number(rank)}</span>
          <Link to={memberPath(member)}>
            <Avatar name={member.displayName} handle={member.handle} url={member.avatarUrl} />
            <span className="leader-name">{member.displayName}</span>
          </Link>
          <LevelMark level={member.level} />
          <span className="people-points">
            <Plural value={reputation} one="# point" other="# points" />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Levels({ levels }: { levels: readonly Level[] }) {
  const { t } = useLingui();
  return (
    <ul className="people-levels" aria-label={t`Levels`}>
      {levels.map(({ name, from }) => (
        <li key={from}>
          <LevelMark level={name} />{' '}
          <span className="muted">
            <Plural value={from} one="from # point" other="from # points" />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Skeletons() {
  return (
    <ol className="people-list" aria-hidden="true">
      {Array.from({ length: 8 }, (_, index) => (
        <li key={index}>
          <span className="skeleton people-skeleton" />
        </li>
      ))}
    </ol>
  );
}
