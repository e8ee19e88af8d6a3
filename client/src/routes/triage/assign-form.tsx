import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { assignable, useDesk } from '../../features/triage/desk.js';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import type { Assignment, TriageActions } from '../../features/triage/use-triage-actions.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { SelectField } from '../../ui/select-field.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { DecisionForm } from './decision-form.js';
import { useDecision } from './use-decision.js';

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
  const decision = useDecision(initial, actions);
  const { ideas } = decision;
  const { teams, people } = assignable(desk, ideas);
  const [teamId, setTeamId] = useState(AS_IS);
  const [memberId, setMemberId] = useState(AS_IS);
  const form = useFirstError(decision.failure);
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
    if (isNothing) return done();
    const to: Assignment = {
      ...(teamId !== AS_IS && { teamId: teamId || null }),
      ...(memberId !== AS_IS && { memberId: memberId || null }),
    };
    const name =
      people.find(({ id }) => id === memberId)?.displayName ??
      teams.find(({ id }) => id === teamId)?.name ??
      null;
    if (await decision.send(() => actions.assign(ideas, to, name))) done();
  };

  return (
    <DecisionForm
      ref={form}
      decision={decision}
      general={[...new Set(decision.refusals.map(({ message }) => message))]}
      problems={actions.problems}
      onSubmit={() => void send()}
      submit={<Trans>Assign</Trans>}
    >
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
    </DecisionForm>
  );
}
