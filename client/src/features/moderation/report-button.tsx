import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { Icon } from '../../ui/icon.js';
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
  if (reported) {
    return (
      <span className="reported muted">
        <Icon name="flag" />
        <Trans>You reported this</Trans>
      </span>
    );
  }
  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => setOpen(true)}>
        <Icon name="flag" />
        {t`Report`}
      </button>
      <ReportDialog subjectId={subjectId} open={open} close={() => setOpen(false)} />
    </>
  );
}

function ReportDialog({ subjectId, open, close }: { subjectId: string; open: boolean; close(): void }) {
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
  const send = async () => {
    if (reason === null) return setMissing(missing + 1);
    if (!(await run({ input: { subjectId, reason, note: note.trim() || null } }))) return;
    announce(t`Thank you. Moderators will look at it.`);
    setNote('');
    leave();
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
