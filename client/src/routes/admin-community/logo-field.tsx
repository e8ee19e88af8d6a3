import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Field } from '../../ui/field.js';
import { addressIn, shownLogo, typedAddress, type LogoChange } from './logo-change.js';
import { uploadLogo } from './upload-logo.js';

interface LogoFieldProps {
  savedUrl: string | null;
  change: LogoChange;
  fileError: string | undefined;
  addressError: string | undefined;
  onChange(change: LogoChange): void;
  /** Whether a file is on its way. */
  onSending(isSending: boolean): void;
}

/** The community's logo: a file, an address, or the built-in mark. */
export function LogoField({
  savedUrl,
  change,
  fileError,
  addressError,
  onChange,
  onSending,
}: LogoFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  // The field for files forgets its file with another key.
  const [round, setRound] = useState(0);
  const [unshown, setUnshown] = useState<string | null>(null);
  const shown = shownLogo(savedUrl, change);
  const error = problem ?? fileError;
  const send = async (file: File | undefined) => {
    if (!file) return;
    setSending(true);
    onSending(true);
    setProblem(undefined);
    const upload = await uploadLogo(file);
    setSending(false);
    onSending(false);
    if (typeof upload === 'object') return onChange({ uploaded: upload });
    setProblem(
      upload === 'TOO_LARGE'
        ? t`This file is too large.`
        : upload === 'NOT_AN_IMAGE'
          ? t`This can’t be used: a PNG, JPEG, WebP or GIF picture, please.`
          : t`The file could not be sent. Try again.`,
    );
  };
  const chooseMark = () => {
    setRound(round + 1);
    onChange(savedUrl === null ? undefined : null);
  };
  return (
    <div className="field">
      <span className="field-label" id={id}>
        <Trans>Logo</Trans>
      </span>
      <div className="logo-row" role="group" aria-labelledby={id} aria-busy={sending}>
        {shown !== null && shown !== unshown && (
          <img src={shown} alt={t`The logo as it will be shown`} onError={() => setUnshown(shown)} />
        )}
        {shown !== null && shown === unshown && (
          <span className="muted" role="status">
            <Trans>
              This page can’t show the picture. Where its address is right, it is seen once it is saved and
              the page loaded anew.
            </Trans>
          </span>
        )}
        {shown === null && (
          <span className="muted">
            <Trans>The built-in mark</Trans>
          </span>
        )}
        <input
          key={round}
          type="file"
          aria-invalid={error ? true : undefined}
          accept="image/png,image/jpeg,image/webp,image/gif"
          aria-label={t`Upload a logo`}
          onChange={(event) => void send(event.target.files?.[0])}
        />
        {shown && (
          <button type="button" className="button button-quiet" onClick={chooseMark}>
            <Trans>Use the built-in mark</Trans>
          </button>
        )}
      </div>
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <Field
        label={<Trans>Or its address</Trans>}
        error={addressError}
        hint={<Trans>https, shown at most 32 pixels high. Visitors’ browsers fetch it from there.</Trans>}
      >
        {(control) => (
          <input
            {...control}
            type="url"
            className="input"
            value={addressIn(savedUrl, change)}
            onChange={(event) => onChange(typedAddress(savedUrl, event.target.value))}
          />
        )}
      </Field>
    </div>
  );
}
