import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { proposeSlug } from '../../features/administration/propose-slug.js';
import { SlugField } from '../../features/administration/slug-field.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import {
  CreateBoard,
  UpdateBoard,
  type AdminBoard,
  type TeamChoice,
  type Visibility,
} from './boards-query.js';
import { VisibilityChoice } from './visibility-choice.js';

const FIELDS = [
  'name',
  'slug',
  'description',
  'visibility',
  'teamIds',
  'voteBudget',
  'holdFirstPosts',
] as const;

/** A whole number in a field; null where it is empty, NaN-free since the server says what does not fit. */
const numberIn = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null);

interface BoardDialogProps {
  /** Null for a new one. */
  board: AdminBoard | null;
  teams: readonly TeamChoice[];
  close(): void;
  saved(): void;
}

/** Makes a board, or changes one. */
export function BoardDialog({ board, teams, close, saved }: BoardDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const [name, setName] = useState(board?.name ?? '');
  const [ownSlug, setSlug] = useState<string | null>(null);
  const [description, setDescription] = useState(board?.description ?? '');
  const [visibility, setVisibility] = useState<Visibility>(board?.visibility ?? 'PUBLIC');
  const [teamIds, setTeamIds] = useState<readonly string[]>(board?.teams.map(({ id }) => id) ?? []);
  const [budget, setBudget] = useState(String(board?.voteBudget ?? ''));
  const [hold, setHold] = useState(String(board?.holdFirstPosts ?? 0));
  const slug = ownSlug ?? proposeSlug(name);
  const creation = useFormMutation(CreateBoard, (data) => data.createBoard?.userErrors);
  const change = useFormMutation(UpdateBoard, (data) => data.updateBoard?.userErrors);
  const { failure, pending } = board ? change : creation;
  const { byField, general } = sortUserErrors(failure.userErrors, FIELDS);
  const send = async () => {
    const voteBudget = budget.trim() === '' ? null : (numberIn(budget) ?? 0);
    const input = {
      name,
      description: description || null,
      visibility,
      teamIds: [...teamIds],
      voteBudget,
      holdFirstPosts: numberIn(hold) ?? 0,
    };
    const done = board
      ? await change.run({ input: { boardId: board.id, ...input } })
      : await creation.run({ input: { slug, ...input } });
    if (!done) return;
    announce(board ? t`The board is saved.` : t`The board is there.`);
    saved();
  };
  return (
    <FormDialog
      title={board ? t`Board “${board.name}”` : t`New board`}
      open
      onClose={close}
      onSubmit={() => void send()}
      failure={failure}
      general={general}
      pending={pending}
      submit={board ? <Trans>Save the board</Trans> : <Trans>Make the board</Trans>}
    >
      <Field label={<Trans context="of a thing">Name</Trans>} error={byField.name}>
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={60}
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {!board && <SlugField path="/boards/" value={slug} error={byField.slug} onChange={setSlug} />}
      <Field label={<Trans>What belongs there</Trans>} error={byField.description}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            maxLength={500}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Field>
      <VisibilityChoice
        value={visibility}
        before={board?.visibility ?? null}
        error={byField.visibility}
        onChange={setVisibility}
      />
      <fieldset className="admin-choices">
        <legend>
          <Trans>Teams that own it</Trans>
        </legend>
        {teams.map((team) => (
          <label className="check" key={team.id}>
            <input
              type="checkbox"
              checked={teamIds.includes(team.id)}
              onChange={(event) =>
                setTeamIds(
                  event.target.checked ? [...teamIds, team.id] : teamIds.filter((id) => id !== team.id),
                )
              }
            />
            {team.name}
          </label>
        ))}
        {teams.length === 0 && (
          <p className="field-hint">
            <Trans>There is no team yet. Until one owns the board, administrators answer its ideas.</Trans>
          </p>
        )}
        {byField.teamIds && <p className="field-error">{byField.teamIds}</p>}
      </fieldset>
      <div className="admin-pair">
        <Field
          label={<Trans>Votes for each member</Trans>}
          error={byField.voteBudget}
          hint={
            <Trans>
              How many open ideas a member may have a vote on at once; empty for no limit. A lower number
              takes no vote back.
            </Trans>
          }
        >
          {(control) => (
            <input
              {...control}
              className="input"
              inputMode="numeric"
              value={budget}
              onChange={(event) => setBudget(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={<Trans>First posts to hold</Trans>}
          error={byField.holdFirstPosts}
          hint={<Trans>How many of a new member’s first posts wait for a moderator; 0 for none.</Trans>}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              inputMode="numeric"
              value={hold}
              onChange={(event) => setHold(event.target.value)}
            />
          )}
        </Field>
      </div>
    </FormDialog>
  );
}
