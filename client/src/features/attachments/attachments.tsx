import { useLingui } from '@lingui/react/macro';
import { readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Icon } from '../../ui/icon.js';
import { AttachmentFields } from './attachment-fields.js';
import { besideText, isImage } from './attachment-path.js';

interface AttachmentsProps {
  files: ReadonlyArray<FragmentOf<typeof AttachmentFields>>;
  /** The rendered text above them: what it shows is not shown again. */
  html: string;
}

/** What came with a text: pictures small, each leading to the whole one, and other files by name and size. */
export function Attachments({ files: refs, html }: AttachmentsProps) {
  const { t } = useLingui();
  const format = useFormat();
  const files = besideText(readFragment(AttachmentFields, refs), html);
  const pictures = files.filter(isImage);
  const others = files.filter((file) => !isImage(file));
  if (files.length === 0) return null;
  return (
    <div className="attachments">
      {pictures.length > 0 && (
        <ul className="attached-pictures" aria-label={t`Pictures`}>
          {pictures.map(({ id, url, thumbnailUrl, fileName, width, height }) => (
            <li key={id}>
              <a href={url} target="_blank" rel="noopener">
                <img
                  src={thumbnailUrl ?? url}
                  alt={fileName}
                  loading="lazy"
                  width={width ?? undefined}
                  height={height ?? undefined}
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="attached-files" aria-label={t`Files`}>
          {others.map(({ id, url, fileName, byteSize }) => (
            <li key={id}>
              <a href={url} target="_blank" rel="noopener">
                <Icon name="file" />
                <bdi>{fileName}</bdi>
                <small className="muted">{format.bytes(byteSize)}</small>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
