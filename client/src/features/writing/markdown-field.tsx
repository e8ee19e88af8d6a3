import { Plural, Trans, useLingui } from '@lingui/react/macro';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { Field } from '../../ui/field.js';
import { focusSoon } from '../../ui/focus-soon.js';
import { attachmentPath } from '../attachments/attachment-path.js';
import { useShell } from '../session/shell.js';
import { insertText } from './edit-text.js';
import { MarkdownPreview } from './markdown-preview.js';
import { MarkdownToolbar, useToolbarKeys } from './markdown-toolbar.js';
import { MentionList } from './mention-list.js';
import { ACCEPTED_TYPES, type Upload } from './upload-desk.js';
import { UploadList } from './upload-list.js';
import { asBlock, placeholderOf, settlePlaceholders, withoutImage } from './upload-text.js';
import { useMentions, type Mentioning } from './use-mentions.js';
import type { Uploads } from './use-uploads.js';
import { WriteTabs } from './write-tabs.js';

interface MarkdownFieldProps {
  label: ReactNode;
  value: string;
  error?: string;
  /** Stands below it, in place of what Markdown can do. */
  hint?: ReactNode;
  placeholder?: string;
  /** How long it may get; as an official answer where left out. */
  limit?: 'bodyMax' | 'commentMax' | 'responseMax' | 'adoptionSummaryMax' | 'stormBriefMax';
  /** Takes the focus in a dialog that opens. */
  takesFocus?: boolean;
  /** Lines that the empty field has room for; 9 where left out. */
  rows?: number;
  field?: RefObject<HTMLTextAreaElement | null>;
  /** Where files may be added. */
  uploads?: Uploads | null;
  /** Where an @name is completed. */
  mentioning?: Mentioning;
  onChange(value: string): void;
}

/** Of the longest text, how much may be left before the counter shows. */
const NEARLY_FULL = 0.1;

/** Code points left; null while there is plenty of room. */
function leftOf(value: string, max: number | undefined): number | null {
  if (max === undefined || value.length < max * (1 - NEARLY_FULL)) return null;
  const left = max - [...value].length;
  return left <= max * NEARLY_FULL ? left : null;
}

/** A table copied from an office program is text, though it brings a picture of itself along; with a file comes at most its name. */
const isFormattedText = (types: readonly string[]): boolean =>
  types.includes('text/rtf') || (types.includes('text/plain') && types.includes('text/html'));

export function MarkdownField({
  label,
  value,
  error,
  hint,
  placeholder,
  limit = 'responseMax',
  takesFocus,
  rows = 9,
  field,
  uploads,
  mentioning,
  onChange,
}: MarkdownFieldProps) {
  const { t } = useLingui();
  const { community } = useShell();
  const own = useRef<HTMLTextAreaElement>(null);
  const textarea = field ?? own;
  const files = useRef<HTMLInputElement>(null);
  /** How high the field was when the preview took its place; null while one writes. */
  const [preview, setPreview] = useState<number | null>(null);
  const [isOver, setOver] = useState(false);
  const { toolbar, press: pressTool } = useToolbarKeys();
  const mentions = useMentions(textarea, mentioning);
  const selection = useRef<[number, number] | null>(null);
  useEffect(() => {
    if (takesFocus) focusSoon(textarea.current);
  }, [takesFocus, textarea]);

  // What was refused is to be mended, and what was sent is to be followed by the next: both are done in the field.
  const [shown, setShown] = useState({ error, isEmpty: value === '' });
  if (shown.error !== error || shown.isEmpty !== (value === '')) {
    setShown({ error, isEmpty: value === '' });
    if ((error && shown.error !== error) || (value === '' && !shown.isEmpty)) setPreview(null);
  }

  const linkOf = uploads?.linkOf;
  useEffect(() => {
    if (!linkOf) return;
    const { text, moved } = settlePlaceholders(value, linkOf);
    if (text === value) return;
    const { current } = textarea;
    if (current && document.activeElement === current)
      selection.current = [moved(current.selectionStart), moved(current.selectionEnd)];
    onChange(text);
    // Whenever one has arrived, and whenever a text comes with placeholders of long ago.
  }, [linkOf, value, textarea, onChange]);
  useLayoutEffect(() => {
    if (!selection.current) return;
    // A text that is set leaves the caret at its end.
    textarea.current?.setSelectionRange(...selection.current);
    selection.current = null;
  });

  const add = (chosen: Iterable<File>) => {
    const { current } = textarea;
    if (!uploads || !current) return;
    const images = uploads.add([...chosen]).filter(({ isImage }) => isImage);
    if (images.length === 0) return;
    const block = images.map(({ key, fileName }) => placeholderOf(key, fileName)).join('\n');
    const { selectionStart: from, selectionEnd: to } = current;
    insertText(current, asBlock(current.value, from, to, block), from, to);
  };
  const remove = (upload: Upload) => {
    uploads?.remove(upload.key);
    if (upload.attachment) onChange(withoutImage(value, attachmentPath(upload.attachment.url)));
    // The button that was pressed goes with it.
    textarea.current?.focus();
  };
  const paste = (event: ClipboardEvent) => {
    const { files: pasted, types } = event.clipboardData;
    if (!uploads || pasted.length === 0 || isFormattedText(types)) return;
    event.preventDefault();
    add(pasted);
  };
  const bringsFiles = (event: DragEvent) => Boolean(uploads) && event.dataTransfer.types.includes('Files');
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      // From one part of the field to another is no leaving.
      if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
        setOver(false);
    },
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (!bringsFiles(event)) return;
      event.preventDefault();
      setPreview(null);
      add(event.dataTransfer.files);
    },
  };
  const left = leftOf(value, community?.limits[limit]);

  return (
    <div className="markdown-field" {...drop}>
      <Field
        label={label}
        error={error}
        hint={
          <>
            {left !== null && (
              <span className="markdown-left" data-over={left < 0 || undefined}>
                {left < 0 ? (
                  <Plural value={-left} one="# character too many" other="# characters too many" />
                ) : (
                  <Plural value={left} one="# character left" other="# characters left" />
                )}
              </span>
            )}
            {hint ?? <MarkdownHint takesFiles={Boolean(uploads)} />}
          </>
        }
      >
        {(control) => (
          <>
            <div className="markdown-head">
              <WriteTabs
                id={control.id}
                isPreview={preview !== null}
                show={(isPreview) => setPreview(isPreview ? (textarea.current?.offsetHeight ?? 0) : null)}
              />
              <MarkdownToolbar
                field={control.id}
                toolbar={toolbar}
                hidden={preview !== null}
                chooseFiles={uploads ? () => files.current?.click() : undefined}
              />
            </div>
            <div
              className="markdown-area"
              role="tabpanel"
              aria-labelledby={`${control.id}-${preview === null ? 'write' : 'preview'}`}
              id={`${control.id}-panel`}
              data-text={value}
              data-over={isOver || undefined}
            >
              <textarea
                {...control}
                ref={textarea}
                className="input"
                hidden={preview !== null}
                rows={rows}
                placeholder={placeholder}
                value={value}
                aria-autocomplete={mentioning ? 'list' : undefined}
                aria-controls={mentions.isOpen ? mentions.listId : undefined}
                aria-activedescendant={mentions.isOpen ? mentions.optionId(mentions.active) : undefined}
                // What the toolbar writes comes as an event, too, which `onChange` would not hear.
                onInput={(event) => {
                  onChange(event.currentTarget.value);
                  mentions.look();
                }}
                onSelect={mentions.look}
                onKeyDown={(event) => void (mentions.press(event) || pressTool(event))}
                onCompositionStart={() => mentions.compose(true)}
                onCompositionEnd={() => mentions.compose(false)}
                onBlur={mentions.leave}
                onPaste={paste}
              />
              {mentions.isOpen && <MentionList mentions={mentions} field={textarea} text={value} />}
              {preview !== null && <MarkdownPreview body={value} minHeight={preview} />}
            </div>
            {uploads && (
              <>
                <input
                  ref={files}
                  type="file"
                  hidden
                  multiple
                  accept={ACCEPTED_TYPES.join(',')}
                  aria-label={t`Add pictures or PDFs`}
                  onChange={(event) => {
                    add(event.target.files ?? []);
                    // The same file may be chosen again.
                    event.target.value = '';
                  }}
                />
                <UploadList uploads={uploads} remove={remove} />
              </>
            )}
          </>
        )}
      </Field>
    </div>
  );
}

function MarkdownHint({ takesFiles }: { takesFiles: boolean }) {
  return takesFiles ? (
    <Trans>Markdown works: **bold**, *italic*, lists, links, quotes. Paste or drop pictures and PDFs.</Trans>
  ) : (
    <Trans>Markdown works: **bold**, *italic*, lists, links, quotes.</Trans>
  );
}
