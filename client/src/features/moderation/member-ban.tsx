import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { graphql, readFragment, type FragmentOf, type ResultOf } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { UserErrorFields } from '../../graphql/user-errors.js';
import { useFormat } from '../../i18n/use-format.js';
import { useAnnounce } from '../../ui/announcer.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import { useShell } from '../session/shell.js';
import { BanDialog } from './ban-dialog.js';
import { MemberBanFields } from './member-ban-fields.js';

export const UnbanMember = graphql(
  `
    mutation UnbanMember($input: UnbanMemberInput!) {
      unbanMember(input: $input) {
        member {
          ...MemberBanFields
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [MemberBanFields, UserErrorFields],
);

/** What moderators see of a member's ban and do about it; nothing to everybody else, and about staff. */
export function MemberBan({ member: ref }: { member: FragmentOf<typeof MemberBanFields> }) {
  const member = readFragment(MemberBanFields, ref);
  const { viewer } = useShell();
  const [asking, setAsking] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const isBanned = member.ban !== null;
  const wasBanned = useRef(isBanned);
  useEffect(() => {
    // What was pressed is gone with the ban that came or went: the focus stays where it was.
    if (wasBanned.current !== isBanned) focusSoon(place.current);
    wasBanned.current = isBanned;
  }, [isBanned]);
  const isStaff = member.role !== 'MEMBER' || member.teams.length > 0;
  if (!viewer?.canModerate || (isStaff && !member.ban)) return null;
  return (
    <div ref={place} tabIndex={-1}>
      {member.ban ? (
        <BannedNote member={member} ban={member.ban} />
      ) : (
        <p className="member-ban-action">
          <button type="button" className="button" onClick={() => setAsking(true)}>
            <Icon name="ban" />
            <Trans>Ban…</Trans>
          </button>
        </p>
      )}
      <BanDialog
        memberId={member.id}
        name={member.displayName}
        open={asking}
        close={() => setAsking(false)}
      />
    </div>
  );
}

type Banned = ResultOf<typeof MemberBanFields>;

function BannedNote({ member, ban }: { member: Banned; ban: NonNullable<Banned['ban']> }) {
  const { t } = useLingui();
  const format = useFormat();
  const announce = useAnnounce();
  const { run, pending, failure } = useFormMutation(UnbanMember, (data) => data.unbanMember?.userErrors);
  const until = ban.until === null ? null : format.moment(ban.until);
  const since = format.day(ban.since);
  const by = ban.by?.displayName;
  const lift = async () => {
    if (await run({ input: { memberId: member.id } })) announce(t`The ban is lifted.`);
  };
  return (
    <section className="member-ban" aria-label={t`Ban`}>
      <p>
        <strong>
          {until === null ? <Trans>Banned for good</Trans> : <Trans>Banned until {until}</Trans>}
        </strong>{' '}
        <span className="muted">
          {by === undefined ? (
            <Trans>since {since}</Trans>
          ) : (
            <Trans>
              since {since}, by {by}
            </Trans>
          )}
        </span>
      </p>
      <p className="member-ban-reason">{ban.reason}</p>
      {(ban.hidesContent || ban.discountsVotes) && (
        <ul>
          {ban.hidesContent && (
            <li>
              <Trans>All that they wrote is hidden.</Trans>
            </li>
          )}
          {ban.discountsVotes && (
            <li>
              <Trans>Their votes do not count.</Trans>
            </li>
          )}
        </ul>
      )}
      <FormProblem
        general={failure.userErrors.map(({ message }) => message)}
        requestError={failure.requestError}
      />
      <button
        type="button"
        className="button"
        aria-disabled={pending || undefined}
        onClick={() => void lift()}
      >
        <Icon name="revive" />
        <Trans>Lift the ban</Trans>
      </button>
    </section>
  );
}
