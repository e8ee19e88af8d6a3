import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { adoptionPath } from '../../features/adoptions/adoption-path.js';
import { AdoptionStageChip } from '../../features/adoptions/adoption-stage.js';
import { Contributors } from '../../features/adoptions/contributors.js';
import { daysBetween } from '../../features/adoptions/quarters.js';
import { ideaPath } from '../../features/ideas/idea-path.js';
import { readFragment, type FragmentOf, type ResultOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Icon } from '../../ui/icon.js';
import { DeliveryFields } from './deliveries-query.js';
import { Story } from './story.js';

const IDEAS_SHOWN = 4;

/** One delivery: what was asked for and promised, what came of it, and whom to thank. */
export function Delivery({ delivery: ref }: { delivery: FragmentOf<typeof DeliveryFields> }) {
  const format = useFormat();
  const delivery = readFragment(DeliveryFields, ref);
  const { contributors, links, team } = delivery;
  const path = adoptionPath(delivery);
  return (
    <article className="delivery" aria-labelledby={`delivery-${delivery.id}`}>
      <header className="delivery-head">
        <p className="delivery-meta">
          <AdoptionStageChip adoption={delivery} />
          <span>{team.name}</span>
          {delivery.deliveredAt !== null && (
            <time dateTime={delivery.deliveredAt}>{format.day(delivery.deliveredAt)}</time>
          )}
        </p>
        <h2 id={`delivery-${delivery.id}`}>
          <Link to={path}>{delivery.title}</Link>
        </h2>
      </header>
      <Before delivery={delivery} />
      <section className="delivery-after">
        <h3>
          <Trans>After</Trans>
        </h3>
        <Story html={delivery.responseHtml} />
        {links.length > 0 && (
          <ul className="delivery-links">
            {links.map((link) => (
              <li key={link.url}>
                <a className="button" href={link.url} rel="noopener noreferrer nofollow">
                  <Icon name="link" />
                  {link.title}
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
      {contributors.totalCount > 0 && (
        <footer className="delivery-thanks">
          <h3>
            <Trans>Thanks to</Trans>
          </h3>
          <Contributors people={contributors.nodes} totalCount={contributors.totalCount} />
        </footer>
      )}
    </article>
  );
}

function Before({ delivery }: { delivery: ResultOf<typeof DeliveryFields> }) {
  const { ideas } = delivery;
  const shown = ideas.nodes.slice(0, IDEAS_SHOWN);
  const others = ideas.totalCount - shown.length;
  const [first] = ideas.nodes.map(({ createdAt }) => createdAt).toSorted();
  // Among very many ideas the first one may be one that is not here.
  const isFirstKnown = ideas.nodes.length === ideas.totalCount;
  const days =
    first !== undefined && isFirstKnown && delivery.deliveredAt !== null
      ? daysBetween(first, delivery.deliveredAt)
      : null;
  return (
    <section className="delivery-before">
      <h3>
        <Trans>Before</Trans>
      </h3>
      <ul className="delivery-ideas">
        {shown.map((idea) => (
          <li key={idea.id}>
            <Link to={ideaPath(idea)}>{idea.title}</Link>
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p>
          <Link to={adoptionPath(delivery)}>
            <Plural value={others} one="and # more idea" other="and # more ideas" />
          </Link>
        </p>
      )}
      {delivery.summaryHtml.trim() !== '' && (
        <div className="prose delivery-promise" dangerouslySetInnerHTML={{ __html: delivery.summaryHtml }} />
      )}
      <p className="delivery-numbers">
        <span>
          <Plural value={delivery.supporterCount} one="# supporter" other="# supporters" />
        </span>
        <span>
          <Plural value={delivery.points} one="# point" other="# points" />
        </span>
        {days !== null && (
          <span>
            <Plural
              value={days}
              _0="from idea to delivery within a day"
              one="# day from idea to delivery"
              other="# days from idea to delivery"
            />
          </span>
        )}
      </p>
    </section>
  );
}

/** Shaped like the deliveries that come. */
export function DeliverySkeleton() {
  return (
    <div className="delivery delivery-skeleton" aria-hidden="true">
      <span className="skeleton" />
      <span className="skeleton" />
      <span className="skeleton" />
    </div>
  );
}
