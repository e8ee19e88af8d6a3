import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Field } from '../../ui/field.js';
import { uploadLogo, type UploadedLogo } from './upload-logo.js';

/** `undefined`: as it is saved; null: the built-in mark. */
export type LogoChange = { uploaded: UploadedLogo } | { address: string } | null | undefined;

interface LogoFieldProps {
  savedUrl: string | null;
  change: LogoChange;
  error: string | undefined;
  onChange(change: LogoChange): void;
}

/** The community's logo: a file, an address, or the built-in mark. */
export function LogoField({ savedUrl, change, error, onChange }: LogoFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const shown =
    change === undefined
      ? savedUrl
      : change === null
        ? null
        : 'uploaded' in change
          ? change.uploaded.url
          : change.address;
  const send = async (file: File | undefined) => {
    if (!file) return;
    setSending(true);
    setProblem(undefined);
    const upload = await uploadLogo(file);
    setSending(false);
    if (typeof upload === 'object') return onChange({ uploaded: upload });
    setProblem(
      upload === 'TOO_LARGE'
        ? t`This file is too large.`
        : upload === 'NOT_AN_IMAGE'
          ? t`This can’t be used: a PNG, JPEG, WebP or GIF picture, please.`
          : t`The file could not be sent. Try again.`,
    );
  };
  return (
    <div className="field">
      <span className="field-label" id={id}>
        <Trans>Logo</Trans>
      </span>
      <div className="logo-row" role="group" aria-labelledby={id} aria-busy={sending}>
        {shown ? (
          <img src={shown} alt={t`The logo as it will be shown`} />
        ) : (
          <span className="muted">
            <Trans>The built-in mark</Trans>
          </span>
        )}
        <input
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif"
          aria-label={t`Upload a logo`}
          onChange={(event) => void send(event.target.files?.[0])}
        />
        {shown && (
          <button type="button" className="button button-quiet" onClick={() => onChange(null)}>
            <Trans>Use the built-in mark</Trans>
          </button>
        )}
      </div>
      {(problem ?? error) && (
        <p className="field-error" role="alert">
          {problem ?? error}
        </p>
      )}
      <Field label={<Trans>Or its address</Trans>} hint={<Trans>https, shown at most 32 pixels high.</Trans>}>
        {(control) => (
          <input
            {...control}
            type="url"
            className="input"
            value={
              change && 'address' in change ? change.address : change === undefined ? (savedUrl ?? '') : ''
            }
            onChange={(event) => onChange(event.target.value === '' ? null : { address: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
