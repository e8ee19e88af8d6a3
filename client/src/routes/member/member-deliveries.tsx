import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { AdoptionCard } from '../../features/adoptions/adoption-card.js';
import type { ResultOf } from '../../graphql/graphql.js';
import { Notice } from '../../ui/notice.js';
import { MemberDeliveriesQuery, type MemberOnPage } from './member-query.js';
import { PagedRows } from './paged-rows.js';

/** What became real of a member’s ideas and extensions. */
export function MemberDeliveries({ member, isViewer }: { member: MemberOnPage; isViewer: boolean }) {
  const { t } = useLingui();
  const { handle, displayName } = member;
  const list = useMemo(
    () => ({
      document: MemberDeliveriesQuery,
      variables: (after: string | null) => ({ handle, after }),
      connection: (data: ResultOf<typeof MemberDeliveriesQuery>) => data.member?.delivered ?? null,
    }),
    [handle],
  );
  return (
    <PagedRows
      list={list}
      name="deliveries"
      label={t`What became real`}
      className="member-deliveries"
      renderRow={(adoption) => <AdoptionCard key={adoption.id} adoption={adoption} />}
      empty={
        <Notice
          title={
            isViewer ? (
              <Trans>Nothing of yours is delivered yet</Trans>
            ) : (
              <Trans>Nothing by {displayName} is delivered yet</Trans>
            )
          }
          action={
            <Link className="button" to="/roadmap">
              <Trans>See the roadmap</Trans>
            </Link>
          }
        />
      }
    />
  );
}
