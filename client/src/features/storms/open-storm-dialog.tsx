import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../../graphql/graphql.js';
import { serverNow } from '../../graphql/server-clock.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { useKeptDraft } from '../writing/use-kept-draft.js';
import { fromLocalField, toLocalField } from './local-moment.js';
import { StormFacts, stormPath } from './storm-facts.js';
import { StormFields, type StormDraft } from './storm-fields.js';
import { useTimeLeft } from './use-time-left.js';

export const OpenStorm = graphql(
  `
    mutation OpenStorm($input: OpenStormInput!) {
      openStorm(input: $input) {
        storm {
          id
          slug
          ...StormFacts
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [StormFacts, UserErrorFields],
);

const HOUR = 60 * 60 * 1000;
const WEEK = 7 * 24 * HOUR;

/** What is begun now is rarely ready before. */
const QUARTER = HOUR / 4;

/** From a full hour on, with some time left to write until then, for a week. */
function usualTimes(): Pick<StormDraft, 'opensAt' | 'closesAt'> {
  const opens = Math.ceil((serverNow() + QUARTER) / HOUR) * HOUR;
  return {
    opensAt: toLocalField(new Date(opens).toISOString()),
    closesAt: toLocalField(new Date(opens + WEEK).toISOString()),
  };
}

interface OpenStormDialogProps {
  boards: ReadonlyArray<{ id: string; name: string }>;
  open: boolean;
  onClose(): void;
}

/** Asks everybody a question for a time. */
export function OpenStormDialog({ boards, open, onClose }: OpenStormDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const title = useKeptDraft('storm-title');
  const brief = useKeptDraft('storm-brief');
  const [usual, setUsual] = useState(usualTimes);
  const [times, setTimes] = useState<Partial<typeof usual>>({});
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    // The page may have been here for hours.
    if (open) setUsual(usualTimes());
  }
  const draft = { title: title.text, brief: brief.text, ...usual, ...times };
  const [boardId, setBoardId] = useState('');
  const [missing, setMissing] = useState(0);
  const { run, pending, failure, forgive } = useFormMutation(OpenStorm, (data) => data.openStorm?.userErrors);
  const { byField, general } = sortUserErrors(failure.userErrors, [
    'boardId',
    'title',
    'brief',
    'opensAt',
    'closesAt',
  ]);
  const [opensAt, closesAt] = [fromLocalField(draft.opensAt), fromLocalField(draft.closesAt)];
  const opensAtOnce = useTimeLeft(opensAt ?? '9999-12-31T00:00:00Z') === 0;
  const whenMissing = (value: string | null) =>
    missing > 0 && value === null ? t`Choose a day and a time.` : undefined;
  const close = () => {
    onClose();
    setMissing(0);
    forgive();
  };
  const ask = async () => {
    setMissing(opensAt === null || closesAt === null ? missing + 1 : 0);
    if (opensAt === null || closesAt === null) return;
    const input = {
      boardId: boardId || (boards[0]?.id ?? ''),
      title: draft.title.trim(),
      brief: draft.brief,
      opensAt,
      closesAt,
    };
    // After a lost answer the same announcement goes out under the same key.
    const idempotencyKey = brief.keyFor(input);
    const storm = (await run({ input: { ...input, idempotencyKey } }))?.openStorm?.storm;
    if (!storm) return;
    announce(t`The storm session is announced.`);
    title.clear();
    brief.clear();
    setTimes({});
    close();
    void navigate(stormPath(storm));
  };
  return (
    <FormDialog
      title={t`Open a storm session`}
      open={open}
      onClose={close}
      onSubmit={() => void ask()}
      failure={failure}
      general={general}
      missing={missing}
      pending={pending}
      submit={pending ? <Trans>Announcing…</Trans> : <Trans>Announce it</Trans>}
      consequence={
        opensAtOnce ? (
          <Trans>It opens at once: everyone who may read the board is told now. It closes by itself.</Trans>
        ) : (
          <Trans>It opens and closes by itself. Everyone who may read the board is told when it opens.</Trans>
        )
      }
    >
      <Field label={t`Board`} error={byField.boardId}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={boardId || boards[0]?.id}
            onChange={(event) => setBoardId(event.target.value)}
          >
            {boards.map((board) => (
              <option key={board.id} value={board.id}>
                {board.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <StormFields
        draft={draft}
        errors={{
          ...byField,
          opensAt: whenMissing(opensAt) ?? byField.opensAt,
          closesAt: whenMissing(closesAt) ?? byField.closesAt,
        }}
        onChange={({ title: newTitle, brief: newBrief, ...moments }) => {
          if (newTitle !== undefined) title.change(newTitle);
          if (newBrief !== undefined) brief.change(newBrief);
          setTimes({ ...times, ...moments });
        }}
      />
    </FormDialog>
  );
}
