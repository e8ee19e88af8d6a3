import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useRef, type RefObject } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { AdminFrame } from '../../features/administration/admin-frame.js';
import { useDrafts } from '../../features/administration/use-drafts.js';
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
  const { drafts, edit } = useDrafts<AdminBoard>();
  const newButton = useRef<HTMLButtonElement>(null);
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
        <button ref={newButton} type="button" className="button button-main" onClick={() => edit(null)}>
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
                  onClick={() => edit(board)}
                  aria-label={t`Edit ${board.name}`}
                >
                  <Icon name="edit" />
                  <Trans>Edit</Trans>
                </button>
                <DeleteBoardButton board={board} focusNext={newButton} deleted={refresh} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {drafts.map((draft) => (
        <BoardDialog key={draft.key} draft={draft} teams={teams} saved={refresh} />
      ))}
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

interface DeleteBoardButtonProps {
  board: AdminBoard;
  focusNext: RefObject<HTMLElement | null>;
  deleted(): void;
}

function DeleteBoardButton({ board, focusNext, deleted }: DeleteBoardButtonProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const deletion = useFormMutation(DeleteBoard, (data) => data.deleteBoard?.userErrors);
  return (
    <DeleteButton
      question={t`Delete the board “${board.name}”?`}
      name={board.name}
      focusNext={focusNext}
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
