import { Plural, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Field } from '../../ui/field.js';
import { useShell } from '../session/shell.js';
import type { IdeaText } from './idea-text.js';
import { MarkdownField } from './markdown-field.js';
import type { Uploads } from './use-uploads.js';

interface IdeaFieldsProps {
  text: IdeaText;
  uploads: Uploads | null;
  errors: { title?: string; body?: string; tags?: string; attachmentIds?: string };
  /** Stands between the title and the text. */
  afterTitle?: ReactNode;
  onChange(text: IdeaText): void;
}

/** Below how many characters left the counter shows. */
const NEARLY_FULL = 30;

export function IdeaFields({ text, uploads, errors, afterTitle, onChange }: IdeaFieldsProps) {
  const { t } = useLingui();
  const limits = useShell().community?.limits;
  const left = limits ? limits.titleMax - [...text.title].length : Infinity;
  return (
    <>
      <Field
        label={t`Idea in one sentence`}
        error={errors.title}
        hint={left <= NEARLY_FULL && <Plural value={left} one="# character left" other="# characters left" />}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            autoComplete="off"
            required
            placeholder={t`What should be better?`}
            value={text.title}
            onChange={(event) => onChange({ ...text, title: event.target.value })}
          />
        )}
      </Field>
      {afterTitle}
      <MarkdownField
        label={t`Details`}
        value={text.body}
        error={errors.body ?? errors.attachmentIds}
        limit="bodyMax"
        uploads={uploads}
        placeholder={t`Why does it matter, and to whom? An example says more than a description.`}
        onChange={(body) => onChange({ ...text, body })}
      />
      <Field
        label={t`Tags`}
        error={errors.tags}
        hint={
          limits && (
            <Plural
              value={limits.tagsMax}
              one="Optional, at most # tag."
              other="Optional, at most # tags, separated by commas."
            />
          )
        }
      >
        {(control) => (
          <input
            {...control}
            className="input"
            autoComplete="off"
            autoCapitalize="none"
            value={text.tags}
            onChange={(event) => onChange({ ...text, tags: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
