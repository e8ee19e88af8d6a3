import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useShell } from '../../features/session/shell.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { ROLES, SetMemberRole, type ListedMember, type MemberRole } from './members-query.js';

export function useRoleNames(): Record<MemberRole, string> {
  const { t } = useLingui();
  return { MEMBER: t`Member`, MODERATOR: t`Moderator`, ADMIN: t`Administrator` };
}

interface RoleDialogProps {
  member: ListedMember;
  close(): void;
}

/** Gives a member another role, told what it allows. */
export function RoleDialog({ member, close }: RoleDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const names = useRoleNames();
  const allows: Record<MemberRole, string> = {
    MEMBER: t`Submits, votes, discusses; answers ideas as far as their teams do.`,
    MODERATOR: t`Also decides on reports, holds, hides and bans, and sees who is banned and why.`,
    ADMIN: t`Everything: all boards and internal notes, e-mail addresses, teams, workflow, the community’s settings, roles.`,
  };
  const { viewer, reload } = useShell();
  const isOwn = viewer?.member.id === member.id;
  const [role, setRole] = useState(member.role);
  const { run, pending, failure } = useFormMutation(SetMemberRole, (data) => data.setMemberRole?.userErrors);
  const send = async () => {
    if (role !== member.role && !(await run({ input: { memberId: member.id, role } }))) return;
    announce(t`${member.displayName}: ${names[role]}`);
    close();
    if (isOwn) reload();
  };
  return (
    <FormDialog
      title={t`Role of ${member.displayName}`}
      open
      onClose={close}
      onSubmit={() => void send()}
      failure={failure}
      general={failure.userErrors.map(({ message }) => message)}
      pending={pending}
      submit={<Trans>Give this role</Trans>}
      consequence={
        isOwn && role !== 'ADMIN' ? (
          <Trans>
            This is your own role: you lose these pages at once, and only another administrator can give them
            back.
          </Trans>
        ) : (
          <Trans>
            It holds from their next request on, also where they are signed in already, and stands in the
            audit log.
          </Trans>
        )
      }
    >
      <fieldset className="choices-tall">
        <legend>
          <Trans>What they may do</Trans>
        </legend>
        {ROLES.map((option) => (
          <label className="choice" key={option}>
            <input type="radio" name="role" checked={role === option} onChange={() => setRole(option)} />
            <span>
              {names[option]}
              <small>{allows[option]}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </FormDialog>
  );
}
