import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { wholeNumberIn } from '../../features/administration/number-in.js';
import { proposeSlug } from '../../features/administration/propose-slug.js';
import { SlugField } from '../../features/administration/slug-field.js';
import type { Draft } from '../../features/administration/use-drafts.js';
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

interface Fields {
  name: string;
  description: string;
  visibility: Visibility;
  teamIds: readonly string[];
  voteBudget: string;
  holdFirstPosts: string;
}

const fieldsOf = (board: AdminBoard | null): Fields => ({
  name: board?.name ?? '',
  description: board?.description ?? '',
  visibility: board?.visibility ?? 'PUBLIC',
  teamIds: board?.teams.map(({ id }) => id) ?? [],
  voteBudget: String(board?.voteBudget ?? ''),
  holdFirstPosts: String(board?.holdFirstPosts ?? 0),
});

const inputOf = ({ description, teamIds, voteBudget, holdFirstPosts, ...fields }: Fields) => ({
  ...fields,
  description: description || null,
  teamIds: [...teamIds],
  voteBudget: voteBudget.trim() === '' ? null : wholeNumberIn(voteBudget),
  holdFirstPosts: wholeNumberIn(holdFirstPosts),
});

/** Only what was touched, so that two administrators do not undo each other's changes. */
function changesOf(before: Fields, now: Fields): Partial<ReturnType<typeof inputOf>> {
  const input = inputOf(now);
  const isTouched = (name: keyof Fields) =>
    name === 'teamIds'
      ? before.teamIds.toSorted().join() !== now.teamIds.toSorted().join()
      : before[name] !== now[name];
  return {
    ...(isTouched('name') && { name: input.name }),
    ...(isTouched('description') && { description: input.description }),
    ...(isTouched('visibility') && { visibility: input.visibility }),
    ...(isTouched('teamIds') && { teamIds: input.teamIds }),
    ...(isTouched('voteBudget') && { voteBudget: input.voteBudget }),
    ...(isTouched('holdFirstPosts') && { holdFirstPosts: input.holdFirstPosts }),
  };
}

interface BoardDialogProps {
  draft: Draft<AdminBoard>;
  teams: readonly TeamChoice[];
  saved(): void;
}

/** Makes a board, or changes one. */
export function BoardDialog({ draft, teams, saved }: BoardDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const board = draft.subject;
  const before = useMemo(() => fieldsOf(board), [board]);
  const [fields, setFields] = useState(before);
  const set = (change: Partial<Fields>) => setFields((now) => ({ ...now, ...change }));
  const [ownSlug, setSlug] = useState<string | null>(null);
  const { name, description, visibility, teamIds, voteBudget, holdFirstPosts } = fields;
  const slug = ownSlug ?? proposeSlug(name);
  const changes = changesOf(before, fields);
  const isTouched = ownSlug !== null || Object.keys(changes).length > 0;
  const creation = useFormMutation(CreateBoard, (data) => data.createBoard?.userErrors);
  const change = useFormMutation(UpdateBoard, (data) => data.updateBoard?.userErrors);
  const { failure, pending } = board ? change : creation;
  const { byField, general } = sortUserErrors(failure.userErrors, FIELDS);
  const send = async () => {
    const done = board
      ? await change.run({ input: { boardId: board.id, ...changes } })
      : await creation.run({ input: { slug, ...inputOf(fields) } });
    if (!done) return;
    announce(board ? t`The board is saved.` : t`The board is there.`);
    draft.drop();
    saved();
  };
  return (
    <FormDialog
      title={board ? t`Board “${board.name}”` : t`New board`}
      open={draft.open}
      onClose={isTouched ? draft.hide : draft.drop}
      onCancel={draft.drop}
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
            onChange={(event) => set({ name: event.target.value })}
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
            onChange={(event) => set({ description: event.target.value })}
          />
        )}
      </Field>
      <VisibilityChoice
        value={visibility}
        before={board?.visibility ?? null}
        error={byField.visibility}
        onChange={(value) => set({ visibility: value })}
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
                set({
                  teamIds: event.target.checked
                    ? [...teamIds, team.id]
                    : teamIds.filter((id) => id !== team.id),
                })
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
        {byField.teamIds && (
          <p className="field-error" role="alert" tabIndex={-1}>
            {byField.teamIds}
          </p>
        )}
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
              value={voteBudget}
              onChange={(event) => set({ voteBudget: event.target.value })}
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
              value={holdFirstPosts}
              onChange={(event) => set({ holdFirstPosts: event.target.value })}
            />
          )}
        </Field>
      </div>
    </FormDialog>
  );
}
