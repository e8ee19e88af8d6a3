import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { showLocale } from '../i18n/catalogues.js';
import { server } from './api.js';

beforeAll(async () => {
  server.listen({ onUnhandledRequest: 'error' });
  await showLocale('en');
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
  sessionStorage.clear();
});
afterAll(() => server.close());

// jsdom scrolls nowhere and says so on the console.
window.scrollTo = () => undefined;

// jsdom knows the element, not what it does.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
