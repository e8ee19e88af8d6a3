import { Trans, useLingui } from '@lingui/react/macro';
import { useLocale } from '../../i18n/locale-provider.js';
import { languageTag } from '../../i18n/locale.js';
import { Field } from '../../ui/field.js';
import { useShell } from '../session/shell.js';
import { MarkdownField } from '../writing/markdown-field.js';
import { timeZoneName } from './local-moment.js';

/** A storm session as it stands in a form; times as their fields hold them. */
export interface StormDraft {
  title: string;
  brief: string;
  opensAt: string;
  closesAt: string;
}

interface StormFieldsProps {
  draft: StormDraft;
  errors: { title?: string; brief?: string; opensAt?: string; closesAt?: string };
  /** It has opened already: its beginning stays. */
  hasOpened?: boolean;
  onChange(part: Partial<StormDraft>): void;
}

export function StormFields({ draft, errors, hasOpened = false, onChange }: StormFieldsProps) {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { community } = useShell();
  const zone = timeZoneName(languageTag(locale));
  return (
    <>
      <Field label={t`The question in one line`} error={errors.title}>
        {(control) => (
          <input
            {...control}
            className="input"
            required
            autoComplete="off"
            maxLength={community?.limits.stormTitleMax}
            placeholder={t`What would you like to know from everybody?`}
            value={draft.title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <MarkdownField
        label={t`More about the question`}
        value={draft.brief}
        error={errors.brief}
        rows={6}
        limit="stormBriefMax"
        placeholder={t`Why you ask, what is open and what is settled, what will happen with the ideas.`}
        onChange={(brief) => onChange({ brief })}
      />
      <div className="storm-times">
        {!hasOpened && (
          <Field label={t`Opens`} error={errors.opensAt}>
            {(control) => (
              <input
                {...control}
                className="input"
                type="datetime-local"
                required
                value={draft.opensAt}
                onChange={(event) => onChange({ opensAt: event.target.value })}
              />
            )}
          </Field>
        )}
        <Field label={t`Closes`} error={errors.closesAt}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="datetime-local"
              required
              value={draft.closesAt}
              onChange={(event) => onChange({ closesAt: event.target.value })}
            />
          )}
        </Field>
      </div>
      <p className="field-hint">
        <Trans>In your time zone: {zone}.</Trans>
      </p>
    </>
  );
}
