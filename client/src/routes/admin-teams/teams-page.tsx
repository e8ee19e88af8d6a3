import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useRef, type RefObject } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { AdminFrame } from '../../features/administration/admin-frame.js';
import { useDrafts } from '../../features/administration/use-drafts.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import { DeleteButton } from '../../ui/delete-button.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/notice.js';
import { Problem } from '../../ui/problem.js';
import { TeamDialog } from './team-dialog.js';
import { AdminTeamsQuery, DeleteTeam, type AdminTeam } from './teams-query.js';

/** The teams with their people and boards; for administrators. */
export default function TeamsPage() {
  const { t } = useLingui();
  return (
    <AdminFrame title={t`Teams`}>
      <Teams />
    </AdminFrame>
  );
}

function Teams() {
  const { t } = useLingui();
  const [{ data, error }, execute] = useQuery({ query: AdminTeamsQuery, requestPolicy: 'cache-and-network' });
  const { drafts, edit } = useDrafts<AdminTeam>();
  const newButton = useRef<HTMLButtonElement>(null);
  const refresh = () => execute({ requestPolicy: 'network-only' });
  if (error && !data) return <Problem error={error} retry={refresh} />;
  if (!data) return <span className="skeleton admin-skeleton" />;
  return (
    <>
      <div className="admin-head">
        <p className="muted">
          <Trans>A team owns boards: its people triage, answer, adopt and deliver the ideas there.</Trans>
        </p>
        <button ref={newButton} type="button" className="button button-main" onClick={() => edit(null)}>
          <Icon name="plus" />
          <Trans>New team</Trans>
        </button>
      </div>
      {data.teams.length === 0 ? (
        <Notice title={<Trans>No team yet</Trans>}>
          <Trans>Until there is one, administrators answer all ideas.</Trans>
        </Notice>
      ) : (
        <ul className="admin-rows">
          {data.teams.map((team) => (
            <li key={team.id} className="card admin-row">
              <TeamFacts team={team} />
              <div className="admin-row-actions">
                <button
                  type="button"
                  className="button button-quiet"
                  onClick={() => edit(team)}
                  aria-label={t`Edit ${team.name}`}
                >
                  <Icon name="edit" />
                  <Trans>Edit</Trans>
                </button>
                <DeleteTeamButton team={team} focusNext={newButton} deleted={refresh} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {drafts.map((draft) => (
        <TeamDialog key={draft.key} draft={draft} saved={refresh} />
      ))}
    </>
  );
}

function TeamFacts({ team }: { team: AdminTeam }) {
  const { nodes, totalCount } = team.members;
  const names = nodes.map(({ displayName }) => displayName).join(', ');
  const more = totalCount - nodes.length;
  return (
    <div className="admin-row-text">
      <h2>
        {team.name} <code>{team.slug}</code>
      </h2>
      <p>
        {totalCount === 0 ? <Trans>Nobody is in it.</Trans> : names}
        {more > 0 && (
          <>
            {' '}
            <Plural value={more} one="and # more" other="and # more" />
          </>
        )}
      </p>
      <p className="admin-facts">
        {team.boards.length === 0 && <Trans>Owns no board</Trans>}
        {team.boards.map((board) => (
          <Link key={board.id} to={`/boards/${board.slug}`}>
            {board.name}
          </Link>
        ))}
      </p>
    </div>
  );
}

interface DeleteTeamButtonProps {
  team: AdminTeam;
  focusNext: RefObject<HTMLElement | null>;
  deleted(): void;
}

function DeleteTeamButton({ team, focusNext, deleted }: DeleteTeamButtonProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const deletion = useFormMutation(DeleteTeam, (data) => data.deleteTeam?.userErrors);
  return (
    <DeleteButton
      question={t`Delete the team “${team.name}”?`}
      name={team.name}
      focusNext={focusNext}
      confirm={<Trans>Delete the team</Trans>}
      deletion={deletion}
      remove={async () => {
        if (!(await deletion.run({ id: team.id }))) return false;
        announce(t`The team is deleted.`);
        deleted();
        return true;
      }}
    >
      <Trans>
        Its reply templates go with it. A team that owns boards, or has adopted ideas, can’t be deleted.
      </Trans>
    </DeleteButton>
  );
}
