import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE, type Visit } from './page.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const NARROW = { width: 360, height: 740 };

/** The rules that ask for colours: all that another theme can break. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds in the page as it is, one line a violation. @param rules these alone; all of WCAG 2.2 AA where left out */
export async function violations(page: Page, variant: string, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations: found } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${variant}: ${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

async function overflow(page: Page): Promise<string[]> {
  await page.setViewportSize(NARROW);
  const wide = await page.evaluate<string[]>(`(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .map((element) => element.tagName + '.' + element.className);
  })()`);
  return wide.map((element) => `360 px: ${element} sticks out`);
}

/** The page as it stands, wide and narrow, light and dark. @param expected what the browser may complain of */
export async function inspect({ page, takeComplaints }: Visit, expected: string[] = []): Promise<void> {
  const found: string[] = [];
  for (const viewport of [DESKTOP, PHONE]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const rules = colorScheme === 'dark' ? COLOURS : undefined;
      found.push(...(await violations(page, `${viewport.width} px, ${colorScheme}`, rules)));
    }
  }
  found.push(...(await overflow(page)));
  await page.setViewportSize(DESKTOP);
  expect({ found, complaints: takeComplaints() }).toEqual({ found: [], complaints: expected });
}
