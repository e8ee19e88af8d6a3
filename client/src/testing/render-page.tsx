import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { ShellProvider } from '../features/session/shell.js';
import { VoteProvider } from '../features/votes/vote-provider.js';
import { createApiClient } from '../graphql/api-client.js';
import { ApiProvider } from '../graphql/api-provider.js';
import { LocaleProvider } from '../i18n/locale-provider.js';
import { Announcer } from '../ui/announcer.js';
import { live } from './live.js';
import { HeadingFocus } from '../ui/page-heading.js';

const createClient = (onSignedOut: () => void) => createApiClient({ locale: () => 'en', onSignedOut, live });

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{pathname + search}</output>;
}

/** A page or a part of one as the app would hold it, at `path`; the address stands in `address`. */
export function renderAt(path: string, children: ReactNode) {
  const user = userEvent.setup();
  const view = render(
    <LocaleProvider initial="en">
      <ApiProvider create={createClient}>
        <MemoryRouter initialEntries={[path]}>
          <ShellProvider>
            <VoteProvider>
              <Announcer>
                <HeadingFocus>{children}</HeadingFocus>
                <Address />
              </Announcer>
            </VoteProvider>
          </ShellProvider>
        </MemoryRouter>
      </ApiProvider>
    </LocaleProvider>,
  );
  return { user, view };
}
