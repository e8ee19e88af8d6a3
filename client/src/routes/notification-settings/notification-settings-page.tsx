import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { AccountFrame } from '../../features/account/account-frame.js';
import { useShell } from '../../features/session/shell.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { isLocale, LOCALE_NAMES, LOCALES, type Locale } from '../../i18n/locale.js';
import { useLocale } from '../../i18n/locale-provider.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Problem } from '../../ui/problem.js';
import { SelectField } from '../../ui/select-field.js';
import { SubmitButton } from '../../ui/submit-button.js';

export const MailSettingsQuery = graphql(`
  query MailSettings {
    viewer {
      email
      digest
      locale
    }
  }
`);

export const SaveMailSettings = graphql(
  `
    mutation SaveMailSettings($input: UpdateProfileInput!) {
      updateProfile(input: $input) {
        viewer {
          email
          digest
          locale
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

type Settings = NonNullable<ResultOf<typeof MailSettingsQuery>['viewer']>;
type Digest = Settings['digest'];

const DIGESTS: readonly Digest[] = ['IMMEDIATE', 'DAILY', 'WEEKLY', 'OFF'];

/** The server's tags name a script or region more than ours do. */
const toServerLocale = (locale: Locale) => (locale === 'zh' ? 'zh-CN' : locale);
const fromServerLocale = (tag: string | null): Locale | null => {
  const language = tag?.split('-')[0];
  return isLocale(language) ? language : null;
};

export default function NotificationSettingsPage() {
  const { t } = useLingui();
  const { viewer } = useShell();
  const [{ data, error }, execute] = useQuery({ query: MailSettingsQuery, pause: !viewer });
  return (
    <AccountFrame title={t`Mail and language`} path="/account/notifications" busy={!data && !error}>
      {error && !data && <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />}
      {data?.viewer && <SettingsForm settings={data.viewer} />}
    </AccountFrame>
  );
}

function SettingsForm({ settings }: { settings: Settings }) {
  const { t } = useLingui();
  const { locale: shown } = useLocale();
  const [digest, setDigest] = useState<Digest>(settings.digest);
  const [locale, setLocale] = useState<Locale>(fromServerLocale(settings.locale) ?? shown);
  const [saved, setSaved] = useState(false);
  const { run, pending, failure } = useFormMutation(
    SaveMailSettings,
    (data) => data.updateProfile?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, ['digest', 'locale']);
  const words: Record<Digest, { name: string; hint: string }> = {
    IMMEDIATE: { name: t`At once`, hint: t`A mail for each piece of news` },
    DAILY: { name: t`Once a day`, hint: t`All of a day’s news in one mail` },
    WEEKLY: { name: t`Once a week`, hint: t`All of a week’s news in one mail` },
    OFF: { name: t`Never`, hint: t`You still find the news here on the site` },
  };
  const save = async () => {
    setSaved(false);
    if (await run({ input: { digest, locale: toServerLocale(locale) } })) setSaved(true);
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FormProblem general={general} requestError={failure.requestError} />
      <fieldset className="choices choices-tall">
        <legend>
          <Trans>When do you want mail about your ideas, and those that you voted on or follow?</Trans>
        </legend>
        {DIGESTS.map((option) => (
          <label className="choice" key={option}>
            <input
              type="radio"
              name="digest"
              value={option}
              checked={digest === option}
              onChange={() => {
                setDigest(option);
                setSaved(false);
              }}
            />
            <span>
              {words[option].name}
              <small>{words[option].hint}</small>
            </span>
          </label>
        ))}
        {byField.digest && <p className="field-error">{byField.digest}</p>}
      </fieldset>
      <SelectField
        label={<Trans>Language of mail</Trans>}
        error={byField.locale}
        value={locale}
        onChange={(picked) => {
          if (isLocale(picked)) setLocale(picked);
          setSaved(false);
        }}
      >
        {LOCALES.map((option) => (
          <option key={option} value={option}>
            {LOCALE_NAMES[option]}
          </option>
        ))}
      </SelectField>
      <p className="muted">
        <Trans>
          It goes to {settings.email}. To hear no more of one idea, switch off the bell on its page.
        </Trans>
      </p>
      <div className="form-actions">
        <SubmitButton pending={pending}>
          <Trans>Save</Trans>
        </SubmitButton>
        <output>{saved && <Trans>Saved.</Trans>}</output>
      </div>
    </form>
  );
}
