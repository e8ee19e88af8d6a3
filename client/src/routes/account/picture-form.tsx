import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { uploadAvatar, type UploadFailure } from '../../features/account/upload-avatar.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Avatar } from '../../ui/avatar.js';
import { FormProblem } from '../../ui/form-problem.js';
import { SaveProfile } from './save-profile.js';

/** What the server takes as a picture. */
const ACCEPTED = 'image/png,image/jpeg,image/webp,image/gif';

interface PictureFormProps {
  member: { handle: string; displayName: string; avatarUrl: string | null };
}

/** Choosing a file shows it; saving makes it everybody's to see. */
export function PictureForm({ member }: PictureFormProps) {
  const { t } = useLingui();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<string | null>(null);
  const [refused, setRefused] = useState<UploadFailure | null>(null);
  const [uploading, setUploading] = useState(false);
  const { run, pending, failure, forgive } = useFormMutation(
    SaveProfile,
    (data) => data.updateProfile?.userErrors,
  );
  const announce = useAnnounce();
  const input = useRef<HTMLInputElement>(null);
  const busy = uploading || pending;
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setPreview(null);
    if (chosen) readPicture(chosen, setPreview);
    setRefused(null);
    forgive();
  };
  /** The buttons go; the choice stays. */
  const leave = () => {
    choose(null);
    input.current?.focus();
  };
  const use = async () => {
    if (!file || busy) return;
    setUploading(true);
    const picture = await uploadAvatar(file);
    setUploading(false);
    if ('kind' in picture) return setRefused(picture);
    if (!(await run({ input: { avatarId: picture.id } }))) return;
    leave();
    announce(t`Everybody sees your new picture now.`);
  };
  const remove = async () => {
    if (!(await run({ input: { avatarId: null } }))) return;
    leave();
    announce(t`Your picture is removed.`);
  };
  return (
    <div className="account-picture">
      <Avatar name={member.displayName} handle={member.handle} url={preview ?? member.avatarUrl} large />
      <div className="form-actions">
        <label className="button account-picture-choice">
          <input
            ref={input}
            type="file"
            className="visually-hidden"
            accept={ACCEPTED}
            onChange={(event) => {
              choose(event.target.files?.[0] ?? null);
              event.target.value = '';
            }}
          />
          {member.avatarUrl ? <Trans>Choose another picture</Trans> : <Trans>Choose a picture</Trans>}
        </label>
        {file && (
          <>
            <button
              type="button"
              className="button button-main"
              aria-disabled={busy || undefined}
              onClick={() => void use()}
            >
              {uploading ? <Trans>Uploading…</Trans> : <Trans>Use this picture</Trans>}
            </button>
            <button type="button" className="button button-quiet" onClick={leave}>
              <Trans>Cancel</Trans>
            </button>
          </>
        )}
        {!file && member.avatarUrl && (
          <button
            type="button"
            className="button button-quiet"
            aria-disabled={busy || undefined}
            onClick={() => void remove()}
          >
            <Trans>Remove the picture</Trans>
          </button>
        )}
      </div>
      <FormProblem
        general={[
          ...failure.userErrors.map(({ message }) => message),
          ...(refused
            ? [
                refused.kind === 'TEXT'
                  ? refused.text
                  : t`The picture could not be sent. Nothing was changed; try again.`,
              ]
            : []),
        ]}
        requestError={failure.requestError}
      />
    </div>
  );
}

/** The file as an address of its own, which the page may show before it is anywhere else. */
function readPicture(file: File, then: (address: string) => void): void {
  const reader = new FileReader();
  reader.addEventListener('load', () => {
    if (typeof reader.result === 'string') then(reader.result);
  });
  reader.readAsDataURL(file);
}
