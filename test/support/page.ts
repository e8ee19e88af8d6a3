import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page, Request } from 'playwright-core';
import { SESSION_COOKIE } from '../../src/modules/auth/session-token.js';
import { startTestApp, type TestApp, type TestAppOptions } from './app.js';
import { browserOrSkip, launchBrowser } from './browser.js';
import type { Person } from './factories.js';

const CLIENT = fileURLToPath(new URL('../../client/dist/index.html', import.meta.url));
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface Site {
  world: TestApp;
  browser: Browser;
  /** A window of somebody's own browser: signed out, or with a session of `who`. */
  visit(who?: Person, options?: BrowserContextOptions): Promise<Visit>;
  stop(): Promise<void>;
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Whatever the browser complained of so far; empties it. */
  takeComplaints(): string[];
}

// Whether a suite is skipped has to be known before its tests are; a browser that stayed open would outlive a run in
// which none of them is chosen.
const probe = await browserOrSkip();
await probe?.close();

/** `describe` where a browser runs, else a skipped one. */
export const describePages = probe ? describe : describe.skip;

/** The real server on a database of its own with the built client, and a real browser. */
export async function openSite(options?: TestAppOptions): Promise<Site> {
  if (!existsSync(CLIENT))
    throw new Error('The page tests need the built client: run `npm run build -w client` first.');
  const browser = await launchBrowser();
  if (!browser) throw new Error('the browser ran a moment ago and does not any more');
  const world = await startTestApp(options);
  return {
    world,
    browser,
    async visit(who, contextOptions) {
      const context = await browser.newContext({
        baseURL: world.url,
        viewport: DESKTOP,
        locale: 'en-US',
        timezoneId: 'UTC',
        ...contextOptions,
      });
      context.setDefaultTimeout(10_000);
      if (who) await signIn(context, world.url, who);
      const complaints = listen(context);
      countRequests(context);
      const page = await context.newPage();
      return { page, context, takeComplaints: () => complaints.splice(0) };
    },
    async stop() {
      await browser.close();
      await world.stop();
    },
  };
}

async function signIn(context: BrowserContext, url: string, { cookie }: Person): Promise<void> {
  const value = cookie.slice(SESSION_COOKIE.length + 1);
  await context.addCookies([{ name: SESSION_COOKIE, value, url, httpOnly: true, sameSite: 'Lax' }]);
}

/** Errors on the console and in scripts, violations of the content security policy, requests that failed. */
function listen(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    // The browser repeats there what `response` tells with its address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`script: ${error.error().message}`));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Leaving a page takes back what it was still waiting for.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${reason}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400)
      complaints.push(`${response.status()}: ${response.request().resourceType()} ${response.url()}`);
  });
  return complaints;
}

const underWay = new WeakMap<Page, Set<Request>>();

/** A page by itself: of what another one asked for when it was closed, nobody hears the end. */
function countRequests(context: BrowserContext): void {
  context.on('page', (page) => {
    const requests = new Set<Request>();
    underWay.set(page, requests);
    page.on('request', (request) => requests.add(request));
    page.on('requestfinished', (request) => requests.delete(request));
    page.on('requestfailed', (request) => requests.delete(request));
  });
}

const SETTLED = 'body:has(.header-actions):has(main h1):not(:has([aria-busy="true"], .skeleton))';
/** What a press sets going shows within this time, at the latest as a request; milliseconds. */
const QUIET = 150;

/**
 * Until the client has taken over, nothing is loading, and no skeleton stands for what is still to come. It must stay so for a moment: between a
 * press and the page that it leads to, the old one still looks settled.
 */
export async function settled(page: Page): Promise<void> {
  const patience = Date.now() + 15_000;
  try {
    for (;;) {
      await page.locator(SETTLED).waitFor();
      await page.waitForTimeout(QUIET);
      const isQuiet = (underWay.get(page)?.size ?? 0) === 0;
      if (isQuiet && (await page.locator(SETTLED).count()) > 0) return;
      if (Date.now() > patience) throw new Error('requests do not end');
    }
  } catch (error) {
    const shown = await page.locator('body').innerHTML();
    throw new Error(`${page.url()} does not settle: ${shown.slice(0, 3000)}`, { cause: error });
  }
}

export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** The vote control of the idea with this title, as somebody who can't see the page finds it. */
export function voteOn(page: Page, title: string) {
  const control: Locator = page.getByRole('group', { name: `Vote on “${title}”` });
  return {
    control,
    promote: control.getByRole('button', { name: 'Promote' }),
    demote: control.getByRole('button', { name: 'Demote' }),
    /** Whether promote and demote are pressed, and the points. */
    state: async () => [
      await control.getByRole('button', { name: 'Promote' }).getAttribute('aria-pressed'),
      await control.getByRole('button', { name: 'Demote' }).getAttribute('aria-pressed'),
      await control.locator('.vote-points [aria-hidden]').innerText(),
    ],
    /** What is said at the control. */
    refusal: page.locator('.vote', { has: control }).getByRole('alert'),
  };
}

/** The titles in the list from top to bottom. */
export const listedTitles = (page: Page): Promise<string[]> =>
  page.locator('.idea-list .idea-row-title').allInnerTexts();

/** Reads again until it is `expected` or patience ends, for what arrives by itself; gives the last reading. */
export async function reading<T>(expected: T, read: () => Promise<T>): Promise<T> {
  const wanted = JSON.stringify(expected);
  const patience = Date.now() + 8000;
  for (;;) {
    const value = await read();
    if (JSON.stringify(value) === wanted || Date.now() > patience) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
