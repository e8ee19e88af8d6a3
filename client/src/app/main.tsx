import '../styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { showLocale } from '../i18n/catalogues.js';
import { chooseLocale, storedLocale } from '../i18n/locale.js';
import { keepVia } from '../features/session/via.js';
import { App } from './app.js';
import { preloadPage } from './pages.js';
import { catchStrayFiles } from './stray-files.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
keepVia(Date.now());
catchStrayFiles(window);
const locale = chooseLocale(storedLocale(), navigator.languages);
// What the server rendered stays on the screen until the language and the page's script are there.
await Promise.all([showLocale(locale), preloadPage(window.location.pathname).catch(() => undefined)]);
createRoot(root).render(
  <StrictMode>
    <App locale={locale} />
  </StrictMode>,
);
