import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { Icon } from '../../ui/icon.js';
import { useStableCallback } from '../../ui/use-stable-callback.js';
import { useShell } from '../session/shell.js';
import { ReportContent } from './moderation-mutations.js';
import { REPORT_REASONS, useReportReasons, type ReportReason } from './report-reasons.js';

interface ReportButtonProps {
  subjectId: string;
  /** Whether the viewer's report of it still waits. */
  reported: boolean;
}

/** Tells moderators that something is wrong with an idea or a comment. */
export function ReportButton({ subjectId, reported }: ReportButtonProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  /** Here, or in another tab that the page knows nothing of. */
  const [done, setDone] = useState(false);
  const note = useRef<HTMLSpanElement>(null);
  const isReported = reported || done;
  const close = () => {
    setOpen(false);
    if (isReported) focusSoon(note.current);
  };
  return (
    <>
      {isReported ? (
        <span ref={note} className="reported muted" tabIndex={-1}>
          <Icon name="flag" />
          <Trans>You reported this</Trans>
        </span>
      ) : (
        <button type="button" className="button button-quiet" onClick={() => setOpen(true)}>
          <Icon name="flag" />
          {t`Report`}
        </button>
      )}
      <ReportDialog
        subjectId={subjectId}
        open={open}
        close={close}
        reported={() => {
          setDone(true);
          setOpen(false);
          setTimeout(() => note.current?.focus());
        }}
        alreadyReported={() => setDone(true)}
      />
    </>
  );
}

interface ReportDialogProps {
  subjectId: string;
  open: boolean;
  close(): void;
  /** It was sent. */
  reported(): void;
  /** It was refused, since there is one already. */
  alreadyReported(): void;
}

function ReportDialog({ subjectId, open, close, reported, alreadyReported }: ReportDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const { community } = useShell();
  const reasons = useReportReasons();
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [note, setNote] = useState('');
  /** How often it was sent without a reason. */
  const [missing, setMissing] = useState(0);
  const { run, pending, failure, forgive } = useFormMutation(
    ReportContent,
    (data) => data.reportContent?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, ['note']);
  const leave = () => {
    close();
    forgive();
  };
  const isKnown = failure.userErrors.some(({ code }) => code === 'ALREADY_REPORTED');
  const told = useStableCallback(alreadyReported);
  useEffect(() => {
    if (isKnown) told();
  }, [isKnown, told]);
  const send = async () => {
    if (reason === null) return setMissing(missing + 1);
    if (!(await run({ input: { subjectId, reason, note: note.trim() || null } }))) return;
    announce(t`Thank you. Moderators will look at it.`);
    setNote('');
    forgive();
    reported();
  };
  return (
    <FormDialog
      title={t`Report this`}
      open={open}
      onClose={leave}
      onSubmit={() => void send()}
      failure={failure}
      general={general}
      missing={missing}
      pending={pending}
      submit={pending ? <Trans>Sending…</Trans> : <Trans>Report</Trans>}
      consequence={<Trans>Only moderators see who reported what.</Trans>}
    >
      <fieldset className="choices">
        <legend>
          <Trans>What is wrong with it?</Trans>
        </legend>
        {REPORT_REASONS.map((value) => (
          <label key={value} className="check choice">
            <input
              type="radio"
              name="report-reason"
              checked={reason === value}
              onChange={() => setReason(value)}
            />
            <span>{reasons[value]}</span>
          </label>
        ))}
        {missing > 0 && reason === null && (
          <p className="field-error" role="alert" tabIndex={-1}>
            <Trans>Choose what is wrong.</Trans>
          </p>
        )}
      </fieldset>
      <Field label={t`More about it, if you like`} error={byField.note}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={3}
            maxLength={community?.limits.reportNoteMax}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
