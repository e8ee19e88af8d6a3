import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useFormat } from '../../i18n/use-format.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Icon } from '../../ui/icon.js';
import type { Upload } from './upload-desk.js';
import type { Uploads } from './use-uploads.js';

interface UploadListProps {
  uploads: Uploads;
  /** Takes it out of the text, too. */
  remove(upload: Upload): void;
}

/** The files of the text below it: how far they are, what is wrong with them, and what can be done about it. */
export function UploadList({ uploads, remove }: UploadListProps) {
  const { t } = useLingui();
  if (uploads.list.length === 0) return null;
  return (
    <ul className="uploads" aria-label={t`Files`}>
      {uploads.list.map((upload) => (
        <UploadItem key={upload.key} upload={upload} uploads={uploads} remove={() => remove(upload)} />
      ))}
    </ul>
  );
}

export const uploadItemId = (key: string): string => `upload-${key}`;

function UploadItem({ upload, uploads, remove }: { upload: Upload; uploads: Uploads; remove(): void }) {
  const { t } = useLingui();
  const format = useFormat();
  const { fileName, state, attachment } = upload;
  const thumbnail = attachment?.thumbnailUrl;
  const announce = useAnnounce();
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== state && state === 'DONE') announce(t`${fileName} is there.`);
    before.current = state;
  }, [state, fileName, announce, t]);
  const onItsWay = state === 'WAITING' || state === 'SENDING';
  return (
    <li className="upload" data-state={state} id={uploadItemId(upload.key)} tabIndex={-1}>
      {thumbnail && state === 'DONE' ? (
        <img src={thumbnail} alt="" />
      ) : (
        <Icon name={upload.isImage ? 'picture' : 'file'} />
      )}
      <span className="upload-text">
        <span className="upload-name">
          <bdi>{fileName}</bdi>
        </span>
        {attachment && state === 'DONE' && (
          <small className="muted">{format.bytes(attachment.byteSize)}</small>
        )}
        {onItsWay && (
          <progress aria-label={t`Sending ${fileName}`} value={state === 'WAITING' ? 0 : upload.progress} />
        )}
        {upload.problem && (
          <small className="field-error" role="alert">
            <UploadProblem upload={upload} uploads={uploads} />
          </small>
        )}
      </span>
      {state === 'FAILED' && !attachment && (
        <button
          type="button"
          className="button button-quiet"
          aria-label={t`Try again: ${fileName}`}
          onClick={(event) => {
            uploads.retry(upload.key);
            event.currentTarget.closest('li')?.focus();
          }}
        >
          <Icon name="refresh" />
        </button>
      )}
      <button
        type="button"
        className="button button-quiet"
        aria-label={onItsWay ? t`Cancel: ${fileName}` : t`Remove: ${fileName}`}
        onClick={remove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

function UploadProblem({ upload: { problem }, uploads }: { upload: Upload; uploads: Uploads }) {
  const format = useFormat();
  if (!problem) return null;
  if (problem.message !== null) return problem.message;
  const most = format.bytes(uploads.bytesMax);
  if (!('reason' in problem)) return <Trans>The server takes no such file.</Trans>;
  switch (problem.reason) {
    case 'TYPE':
      return <Trans>Only PNG, JPEG, WebP and GIF pictures and PDFs can be added.</Trans>;
    case 'EMPTY':
      return <Trans>There is nothing in it.</Trans>;
    case 'TOO_LARGE':
      return <Trans>Larger than {most}.</Trans>;
    case 'TOO_MANY':
      return <Plural value={uploads.countMax} one="At most # file." other="At most # files." />;
    case 'INTERRUPTED':
      return <Trans>It did not get through before you left. Add it again.</Trans>;
    case 'GONE':
      return <Trans>It is not on the server any more. Remove it, and add it again.</Trans>;
    case 'SIGNED_OUT':
      return <Trans>You are signed out. Sign in in another tab, then try again.</Trans>;
    case 'BUSY':
      return <Trans>Too many files in a short time. Try again in a while.</Trans>;
    case 'UNREACHABLE':
      break;
  }
  return <Trans>It did not arrive. Try again.</Trans>;
}
