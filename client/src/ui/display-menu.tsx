import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { LOCALES, LOCALE_NAMES, isLocale, languageTag } from '../i18n/locale.js';
import { useLocale } from '../i18n/locale-provider.js';
import { showTheme, storedTheme, THEMES, type Theme } from './theme.js';
import { Icon, type IconName } from './icon.js';
import { Menu } from './menu.js';

const THEME_ICONS: Record<Theme, IconName> = { system: 'contrast', light: 'sun', dark: 'moon' };

/** The language in its own words, so that whoever can't read this page finds theirs. */
export function LanguageSelect() {
  const { t } = useLingui();
  const { locale, choose } = useLocale();
  return (
    <label className="language">
      <Icon name="globe" />
      <span className="visually-hidden">{t`Language`}</span>
      <select
        value={locale}
        onChange={(event) => {
          if (isLocale(event.target.value)) choose(event.target.value);
        }}
      >
        {LOCALES.map((option) => (
          <option key={option} value={option} lang={languageTag(option)}>
            {LOCALE_NAMES[option]}
          </option>
        ))}
      </select>
    </label>
  );
}

export function ThemeMenu() {
  const { t } = useLingui();
  const [theme, setTheme] = useState(storedTheme);
  const names: Record<Theme, string> = { system: t`As the system`, light: t`Light`, dark: t`Dark` };
  return (
    <Menu label={t`Appearance: ${names[theme]}`} button={<Icon name={THEME_ICONS[theme]} />}>
      <fieldset className="choices">
        <legend className="menu-note">
          <Trans>Appearance</Trans>
        </legend>
        {THEMES.map((option) => (
          <label className="menu-item" key={option}>
            <input
              type="radio"
              name="theme"
              checked={theme === option}
              onChange={() => {
                setTheme(option);
                showTheme(option);
              }}
            />
            <Icon name={THEME_ICONS[option]} />
            {names[option]}
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}
