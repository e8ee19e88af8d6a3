import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { Icon } from '../../ui/icon.js';
import { Countdown } from './countdown.js';
import { stormPath } from './storm-facts.js';

export const OpenStormFields = graphql(`
  fragment OpenStormFields on Storm {
    id
    slug
    title
    state
    opensAt
    closesAt
    ideaCount
  }
`);

/** Beside lists of ideas: the question that is open now. */
export function OpenStormCard({ storm: ref }: { storm: FragmentOf<typeof OpenStormFields> }) {
  const storm = readFragment(OpenStormFields, ref);
  return (
    <section className="card open-storm">
      <h2>
        <Icon name="storm" />
        <Link to="/storms">
          <Trans>Storm session</Trans>
        </Link>
      </h2>
      <Link className="open-storm-title" to={stormPath(storm)}>
        {storm.title}
      </Link>
      <p className="open-storm-facts">
        <Countdown storm={storm} />
        <span>
          <Plural value={storm.ideaCount} _0="no ideas yet" one="# idea" other="# ideas" />
        </span>
      </p>
      <Link className="button" to={`/submit?storm=${encodeURIComponent(storm.slug)}`}>
        <Trans>Add your idea</Trans>
      </Link>
    </section>
  );
}
