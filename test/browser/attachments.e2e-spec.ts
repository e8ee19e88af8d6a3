import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { SESSION_COOKIE } from '../../src/modules/auth/session-token.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { person, type Person } from '../support/factories.js';
import { describePages } from '../support/page.js';
import { PDF, picture, uploaded } from '../support/uploads.js';

const SCRIPT = '<script>alert(document.domain)</script>';

describePages('files opened in a browser', () => {
  let world: TestApp;
  let browser: Browser | undefined;
  let context: BrowserContext;
  let eve: Person;
  let alerts: string[];

  beforeAll(async () => {
    world = await startTestApp();
    eve = await person(world.db, 'Eve');
    browser = await launchBrowser();
    if (!browser) throw new Error('no browser');
    context = await browser.newContext();
    await context.addCookies([
      { name: SESSION_COOKIE, value: eve.cookie.split('=')[1] ?? '', url: world.url },
    ]);
    alerts = [];
    context.on('dialog', (dialog) => {
      alerts.push(dialog.message());
      void dialog.dismiss();
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it.each(['png', 'jpeg', 'gif', 'webp'] as const)(
    'a %s with a page in it shows its picture and runs nothing',
    async (format) => {
      const file = await uploaded(world, eve, Buffer.concat([await picture(format), Buffer.from(SCRIPT)]), {
        name: 'page.html',
        type: 'text/html',
      });
      const page = await context.newPage();
      await page.goto(file.url);
      expect(
        await page.locator('img').evaluate((image) => ('naturalWidth' in image ? image.naturalWidth : -1)),
      ).toBe(40);
      expect(await page.content()).not.toContain('alert');
      await page.close();
      expect(alerts).toEqual([]);
    },
  );

  it('a PDF with a page in it is saved, under its name, and not opened', async () => {
    const pdf = Buffer.concat([PDF, Buffer.from(`${SCRIPT}\n%%EOF\n`)]);
    const file = await uploaded(world, eve, pdf, { name: 'Смета.html', type: 'text/html' });
    const page = await context.newPage();
    const download = page.waitForEvent('download');
    await expect(page.goto(file.url)).rejects.toThrow(/Download is starting|ERR_ABORTED/);
    expect((await download).suggestedFilename()).toBe('Смета.html.pdf');
    await page.close();
    expect(alerts).toEqual([]);
  });

  it('no other site shows it in a frame or as a script', async () => {
    const file = await uploaded(
      world,
      eve,
      Buffer.concat([await picture('gif'), Buffer.from('=1;alert(1)')]),
    );
    const page = await context.newPage();
    await page.route('http://other.test/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<script src="${file.url}"></script><iframe src="${file.url}"></iframe><img src="${file.url}">`,
      }),
    );
    await page.goto('http://other.test/');
    await page.waitForLoadState('load');
    expect(
      await page.locator('img').evaluate((image) => ('naturalWidth' in image ? image.naturalWidth : -1)),
    ).toBe(0);
    await page.close();
    expect(alerts).toEqual([]);
  });
});
