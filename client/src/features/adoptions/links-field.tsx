import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useRef } from 'react';
import { Icon } from '../../ui/icon.js';
import { areComplete, type DeliveryLink } from './delivery-links.js';

interface LinksFieldProps {
  links: readonly DeliveryLink[];
  /** Whether the form was refused for a row that lacks something. */
  incomplete?: boolean;
  error?: string;
  hint?: string;
  onChange(links: DeliveryLink[]): void;
}

/** Where the work can be seen: rows of a name and an address. */
export function LinksField({ links, incomplete = false, error: refusal, hint, onChange }: LinksFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const rows = useRef<HTMLDivElement>(null);
  const change = (index: number, part: Partial<DeliveryLink>) =>
    onChange(links.map((link, at) => (at === index ? { ...link, ...part } : link)));
  const lacking = t`Each link needs a name and an address such as https://example.org.`;
  const error = incomplete && !areComplete(links) ? lacking : refusal;
  const isWrong = (link: DeliveryLink) =>
    error !== undefined && (refusal !== undefined || !areComplete([link]));
  const described = error ? `${id}-error` : undefined;
  return (
    <fieldset className="field links-field">
      <legend className="field-label">
        <Trans>Links</Trans>
      </legend>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      <div className="links-rows" ref={rows}>
        {links.map((link, index) => (
          <div className="links-row" key={index}>
            <input
              className="input"
              aria-label={t`Name of link ${index + 1}`}
              aria-invalid={isWrong(link) || undefined}
              aria-describedby={described}
              placeholder={t`Release notes`}
              value={link.title}
              onChange={(event) => change(index, { title: event.target.value })}
            />
            <input
              className="input"
              type="url"
              inputMode="url"
              aria-label={t`Address of link ${index + 1}`}
              aria-invalid={isWrong(link) || undefined}
              aria-describedby={described}
              placeholder="https://"
              value={link.url}
              onChange={(event) => change(index, { url: event.target.value })}
            />
            <button
              type="button"
              className="button button-quiet"
              aria-label={t`Remove link ${index + 1}`}
              onClick={() => onChange(links.filter((_, at) => at !== index))}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <button
        type="button"
        className="button links-add"
        onClick={() => {
          onChange([...links, { title: '', url: '' }]);
          // The new row is there after this press has been dealt with.
          setTimeout(() => rows.current?.querySelector<HTMLElement>('.links-row:last-child input')?.focus());
        }}
      >
        <Icon name="plus" />
        <Trans>Add a link</Trans>
      </button>
    </fieldset>
  );
}
