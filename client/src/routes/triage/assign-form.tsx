import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { assignable, useDesk } from '../../features/triage/desk.js';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import { useOvertaken } from '../../features/triage/use-overtaken.js';
import type { Assignment, TriageActions } from '../../features/triage/use-triage-actions.js';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { FormProblem } from '../../ui/form-problem.js';
import { SelectField } from '../../ui/select-field.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { refusalsOf } from './failure-text.js';
import { IdeaSummary } from './idea-summary.js';
import { StaleNotice } from './stale-notice.js';

/** A choice in a select: left as it is, nobody, or somebody's id. */
const AS_IS = 'as-is';
const NOBODY = '';

interface AssignFormProps {
  ideas: readonly TriageRow[];
  actions: TriageActions;
  done(): void;
}

/** Hands ideas to a team, to a person, or to both. */
export function AssignForm({ ideas: initial, actions, done }: AssignFormProps) {
  const { t } = useLingui();
  const desk = useDesk();
  const { ideas, overtaken, explain, leaveOut } = useOvertaken(initial, actions);
  const { teams, people } = assignable(desk, ideas);
  const [teamId, setTeamId] = useState(AS_IS);
  const [memberId, setMemberId] = useState(AS_IS);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const form = useFirstError(failure);
  const isNothing = teamId === AS_IS && memberId === AS_IS;
  const shared = <Key,>(of: (idea: TriageRow) => Key) =>
    ideas.every((idea) => of(idea) === of(ideas[0] ?? idea))
      ? ((ideas[0] && of(ideas[0])) ?? null)
      : undefined;
  const teamNow = shared((idea) => idea.team?.name);
  const personNow = shared((idea) => idea.assignee?.displayName);
  const asIs = (name: string | null | undefined) =>
    name === undefined ? t`As it is` : name === null ? t`As it is: nobody` : t`As it is: ${name}`;

  const send = async () => {
    if (pending) return;
    if (isNothing) return done();
    setPending(true);
    const to: Assignment = {
      ...(teamId !== AS_IS && { teamId: teamId || null }),
      ...(memberId !== AS_IS && { memberId: memberId || null }),
    };
    const name =
      people.find(({ id }) => id === memberId)?.displayName ??
      teams.find(({ id }) => id === teamId)?.name ??
      null;
    const { changed, failure: refused } = await actions.assign(ideas, to, name);
    if (refused) await explain(refused);
    setPending(false);
    setFailure(refused);
    leaveOut([...changed.keys()].map(({ id }) => id));
    if (!refused) done();
  };

  return (
    <form
      ref={form}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <StaleNotice overtaken={overtaken} />
      <FormProblem
        general={[...new Set(refusalsOf(failure, overtaken.length > 0).map(({ message }) => message))]}
        requestError={failure?.requestError}
      />
      <IdeaSummary ideas={ideas} problems={actions.problems} />
      <SelectField
        label={t`Person`}
        ref={focusSoon}

        value={memberId}
        onChange={setMemberId}
      >
        <option value={AS_IS}>{asIs(personNow)}</option>
        {personNow !== null && <option value={NOBODY}>{t`Nobody`}</option>}
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.id === desk.viewerId ? t`${person.displayName} (you)` : person.displayName}
          </option>
        ))}
      </SelectField>
      <SelectField label={t`Team`} value={teamId} onChange={setTeamId}>
        <option value={AS_IS}>{asIs(teamNow)}</option>
        {teamNow !== null && <option value={NOBODY}>{t`No team`}</option>}
        {teams.map((team) => (
          <option key={team.id} value={team.id}>
            {team.name}
          </option>
        ))}
      </SelectField>
      <div className="dialog-actions">
        <SubmitButton pending={pending}>
          {overtaken.length > 0 ? <Trans>Do it all the same</Trans> : <Trans>Assign</Trans>}
        </SubmitButton>
      </div>
    </form>
  );
}
