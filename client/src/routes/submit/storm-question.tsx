import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { Countdown } from '../../features/storms/countdown.js';
import { stormPath } from '../../features/storms/storm-facts.js';
import { useStormTurn } from '../../features/storms/use-storm-turn.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Notice } from '../../ui/notice.js';

export const SubmitStormQuery = graphql(`
  query SubmitStorm($slug: String!) {
    storm(slug: $slug) {
      id
      slug
      title
      state
      opensAt
      closesAt
      board {
        id
        slug
        name
      }
    }
  }
`);
export type SubmitStorm = NonNullable<ResultOf<typeof SubmitStormQuery>['storm']>;

/** The storm that an idea is to be submitted into, if the address names one; read again when it opens or closes. */
export function useSubmitStorm(slug: string | null) {
  const [{ data, error, fetching }, execute] = useQuery({
    query: SubmitStormQuery,
    variables: { slug: slug ?? '' },
    pause: slug === null,
    requestPolicy: 'cache-and-network',
  });
  const reload = () => execute({ requestPolicy: 'network-only' });
  const storm = slug === null ? undefined : (data?.storm ?? undefined);
  useStormTurn(storm, reload);
  return { storm, isUnknown: slug !== null && data !== undefined && !data.storm && !fetching, error, reload };
}

/** What is asked, above the form. */
export function StormQuestion({ storm }: { storm: SubmitStorm }) {
  return (
    <section className="storm-question">
      <h2>
        <Link to={stormPath(storm)}>{storm.title}</Link>
      </h2>
      <p>
        <Trans>Storm session</Trans> · <Countdown storm={storm} />
      </p>
    </section>
  );
}

/** In place of the form, where the storm takes no ideas or there is none. */
export function StormTakesNothing({ storm }: { storm: SubmitStorm | undefined }) {
  const format = useFormat();
  const action = (
    <>
      {storm && (
        <Link className="button button-main" to={stormPath(storm)}>
          <Trans>To the storm session</Trans>
        </Link>
      )}
      <Link
        className="button"
        to={storm ? `/submit?board=${encodeURIComponent(storm.board.slug)}` : '/submit'}
      >
        <Trans>Submit an idea outside of it</Trans>
      </Link>
    </>
  );
  if (!storm) return <Notice title={<Trans>There is no such storm session</Trans>} action={action} />;
  const [opens, closes] = [format.moment(storm.opensAt), format.moment(storm.closesAt)];
  return (
    <Notice
      title={
        storm.state === 'UPCOMING' ? (
          <Trans>This storm session has not opened yet</Trans>
        ) : (
          <Trans>This storm session is over</Trans>
        )
      }
      action={<div className="storm-refused">{action}</div>}
    >
      <p>{storm.title}</p>
      <p>
        {storm.state === 'UPCOMING' ? (
          <Trans>It takes ideas from {opens} on.</Trans>
        ) : (
          <Trans>It took ideas until {closes}. Ideas are welcome outside of it, too.</Trans>
        )}
      </p>
    </Notice>
  );
}
