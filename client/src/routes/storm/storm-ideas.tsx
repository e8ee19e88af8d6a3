import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ORDERS, type IdeaOrder, type ListVariables } from '../../features/ideas/idea-filters.js';
import { IdeaList } from '../../features/ideas/idea-list.js';
import { stormPath, type StormOnPage } from '../../features/storms/storm-facts.js';
import { Notice } from '../../ui/notice.js';

const OFFERED: readonly IdeaOrder[] = ['POPULAR', 'TOP', 'NEWEST'];

interface StormIdeasProps {
  storm: StormOnPage;
  count: number;
}

/** Its ideas, ranked among themselves: what rises now while it is open, who won once it is over. */
export function StormIdeas({ storm, count }: StormIdeasProps) {
  const { t } = useLingui();
  const [query] = useSearchParams();
  const usual: IdeaOrder = storm.state === 'CLOSED' ? 'TOP' : 'POPULAR';
  const asked = query.get('order')?.toUpperCase();
  const order = ORDERS.find((known) => known === asked) ?? usual;
  const variables = useMemo<ListVariables>(
    () => ({ orderBy: order, filter: { stormId: storm.id } }),
    [order, storm.id],
  );
  const names: Partial<Record<IdeaOrder, string>> = { POPULAR: t`Popular`, TOP: t`Top`, NEWEST: t`New` };
  const path = stormPath(storm);
  if (storm.state === 'UPCOMING') return null;
  return (
    <section className="storm-ideas" aria-labelledby="storm-ideas-title">
      <div className="storm-ideas-head">
        <h2 id="storm-ideas-title">
          <Plural value={count} _0="Ideas" one="# idea" other="# ideas" />
        </h2>
        {count > 1 && (
          <nav className="order-tabs" aria-label={t`Order`}>
            {OFFERED.map((each) => (
              <Link
                key={each}
                to={each === usual ? path : `${path}?order=${each.toLowerCase()}`}
                replace
                preventScrollReset
                aria-current={each === order ? 'true' : undefined}
              >
                {names[each]}
              </Link>
            ))}
          </nav>
        )}
      </div>
      <IdeaList
        variables={variables}
        label={storm.title}
        showBoard={false}
        showStorm={false}
        empty={
          storm.state === 'OPEN' ? (
            <Notice title={<Trans>No ideas yet: yours can be the first</Trans>} />
          ) : (
            <Notice title={<Trans>Nobody submitted an idea</Trans>} />
          )
        }
      />
    </section>
  );
}
