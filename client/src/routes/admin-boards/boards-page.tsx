import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { AdminFrame } from '../../features/administration/admin-frame.js';
import { useShell } from '../../features/session/shell.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useFormat } from '../../i18n/use-format.js';
import { useAnnounce } from '../../ui/announcer.js';
import { DeleteButton } from '../../ui/delete-button.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/notice.js';
import { Problem } from '../../ui/problem.js';
import { BoardDialog } from './board-dialog.js';
import { AdminBoardsQuery, DeleteBoard, type AdminBoard } from './boards-query.js';
import { useVisibilityNames } from './visibility-choice.js';

/** All boards, to be made, changed and deleted; for administrators. */
export default function BoardsPage() {
  const { t } = useLingui();
  return (
    <AdminFrame title={t`Boards`}>
      <Boards />
    </AdminFrame>
  );
}

function Boards() {
  const { t } = useLingui();
  const { reload } = useShell();
  const [{ data, error }, execute] = useQuery({
    query: AdminBoardsQuery,
    requestPolicy: 'cache-and-network',
  });
  const [editing, setEditing] = useState<AdminBoard | 'new' | null>(null);
  const refresh = () => {
    execute({ requestPolicy: 'network-only' });
    reload();
  };
  if (error && !data) return <Problem error={error} retry={refresh} />;
  if (!data) return <span className="skeleton admin-skeleton" />;
  const { boards, teams } = data;
  return (
    <>
      <div className="admin-head">
        <p className="muted">
          <Trans>A board is a place for ideas on one subject. Its teams answer what comes in.</Trans>
        </p>
        <button type="button" className="button button-main" onClick={() => setEditing('new')}>
          <Icon name="plus" />
          <Trans>New board</Trans>
        </button>
      </div>
      {boards.length === 0 ? (
        <Notice title={<Trans>No board yet</Trans>}>
          <Trans>Members can submit ideas as soon as there is one.</Trans>
        </Notice>
      ) : (
        <ul className="admin-rows">
          {boards.map((board) => (
            <li key={board.id} className="card admin-row">
              <BoardFacts board={board} />
              <div className="admin-row-actions">
                <button
                  type="button"
                  className="button button-quiet"
                  onClick={() => setEditing(board)}
                  aria-label={t`Edit ${board.name}`}
                >
                  <Icon name="edit" />
                  <Trans>Edit</Trans>
                </button>
                <DeleteBoardButton board={board} deleted={refresh} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {editing !== null && (
        <BoardDialog
          board={editing === 'new' ? null : editing}
          teams={teams}
          close={() => setEditing(null)}
          saved={() => {
            setEditing(null);
            refresh();
          }}
        />
      )}
    </>
  );
}

function BoardFacts({ board }: { board: AdminBoard }) {
  const visibility = useVisibilityNames();
  const format = useFormat();
  const count = format.number(board.ideaCount);
  const votes = board.voteBudget;
  const held = board.holdFirstPosts;
  return (
    <div className="admin-row-text">
      <h2>
        <Link to={`/boards/${board.slug}`}>{board.name}</Link> <code>{board.slug}</code>
      </h2>
      {board.description && <p>{board.description}</p>}
      <p className="admin-facts">
        <span>
          <Trans>For: {visibility[board.visibility]}</Trans>
        </span>
        <span>
          {board.teams.length === 0 ? <Trans>No team</Trans> : board.teams.map(({ name }) => name).join(', ')}
        </span>
        <span>
          <Plural value={board.ideaCount} one="# idea" other={`${count} ideas`} />
        </span>
        {votes !== null && (
          <span>
            <Plural value={votes} one="# vote each" other="# votes each" />
          </span>
        )}
        {held > 0 && (
          <span>
            <Plural value={held} one="holds the first post" other="holds the first # posts" />
          </span>
        )}
      </p>
    </div>
  );
}

function DeleteBoardButton({ board, deleted }: { board: AdminBoard; deleted(): void }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const deletion = useFormMutation(DeleteBoard, (data) => data.deleteBoard?.userErrors);
  return (
    <DeleteButton
      question={t`Delete the board “${board.name}”?`}
      confirm={<Trans>Delete the board</Trans>}
      deletion={deletion}
      remove={async () => {
        if (!(await deletion.run({ id: board.id }))) return false;
        announce(t`The board is deleted.`);
        deleted();
        return true;
      }}
    >
      <Trans>
        Only a board without ideas and storm sessions can be deleted. Its address leads nowhere then, and can
        be given to another one.
      </Trans>
    </DeleteButton>
  );
}
