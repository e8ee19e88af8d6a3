import { Suspense } from 'react';
import { BrowserRouter, Route, Routes, useLocation } from 'react-router';
import { createApiClient } from '../graphql/api-client.js';
import { ApiProvider } from '../graphql/api-provider.js';
import { i18n } from '../i18n/catalogues.js';
import { isLocale, type Locale } from '../i18n/locale.js';
import { LocaleProvider } from '../i18n/locale-provider.js';
import { OwnDrafts } from '../features/session/own-drafts.js';
import { ShellProvider } from '../features/session/shell.js';
import { VoteProvider } from '../features/votes/vote-provider.js';
import { Announcer } from '../ui/announcer.js';
import { HeadingFocus } from '../ui/page-heading.js';
import { ErrorBoundary } from './error-boundary.js';
import { Layout } from './layout.js';
import { PAGES } from './pages.js';
import { ScrollMemory } from './scroll-memory.js';

const createClient = (onSignedOut: () => void) =>
  createApiClient({ locale: () => (isLocale(i18n.locale) ? i18n.locale : 'en'), onSignedOut });

export function App({ locale }: { locale: Locale }) {
  return (
    <LocaleProvider initial={locale}>
      <ApiProvider create={createClient}>
        <BrowserRouter>
          <ShellProvider>
            <VoteProvider>
              <Announcer>
                <HeadingFocus>
                  <ScrollMemory />
                  <Layout>
                    <OwnDrafts>
                      <CurrentPage />
                    </OwnDrafts>
                  </Layout>
                </HeadingFocus>
              </Announcer>
            </VoteProvider>
          </ShellProvider>
        </BrowserRouter>
      </ApiProvider>
    </LocaleProvider>
  );
}

function CurrentPage() {
  const { key } = useLocation();
  return (
    <ErrorBoundary resetKey={key}>
      <Suspense fallback={<div className="page" aria-busy="true" />}>
        <Routes>
          {PAGES.map(({ path, page: { Page } }) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}
