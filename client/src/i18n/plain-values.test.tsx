import { setupI18n } from '@lingui/core';
import { I18nProvider, Trans } from '@lingui/react';
import { render } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { withPlainValues } from './plain-values.js';

const i18n = withPlainValues(setupI18n({ locale: 'en', messages: { en: {} } }));

it.each(['</script><script>1</script>', '<0>Eve</0>', '<b>bold</b>', 'a < b'])(
  'shows a name like %s as it is, in a sentence with elements of its own',
  (name) => {
    const complaints = vi.spyOn(console, 'error');
    const { container } = render(
      <I18nProvider i18n={i18n}>
        <Trans
          id="x"
          message="by <0>{name}</0> of {team}"
          values={{ name, team: name }}
          components={{ 0: <i /> }}
        />
      </I18nProvider>,
    );
    expect(container.textContent?.replaceAll('\u2060', '')).toBe(`by ${name} of ${name}`);
    expect(container.querySelectorAll('i')).toHaveLength(1);
    expect(complaints).not.toHaveBeenCalled();
  },
);
