import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { board, person, team, type Person } from '../support/factories.js';
import { describePages, goTo, openSite, type Site } from '../support/page.js';
import { Storms } from '../support/storms.js';

const WIDTHS = [720, 800, 900, 1000, 1100, 1200, 1280, 1366, 1440, 1600, 1920];

describePages('the header', () => {
  let site: Site;
  let maker: Person;

  beforeAll(async () => {
    site = await openSite();
    const { db } = site.world;
    maker = await person(db, 'Maker', 'ADMIN');
    const parks = await board(db, 'Parks', { team: await team(db, 'Makers', maker) });
    await new Storms(site.world).put(parks, maker, -1, 50, 'Where does the snow go?');
  }, 60_000);
  afterAll(() => site?.stop());

  it.each(['en-US', 'ru-RU', 'zh-CN'])(
    'shows the whole name and one way to the pages at every width, in %s',
    async (locale) => {
      const { page } = await site.visit(maker, { locale });
      await goTo(page, '/');
      const ways = new Set<string>();
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        // What resizes is told to its observers with the next frame.
        await page.evaluate(
          'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
        );
        const { cut, beyond } = await page.evaluate<{ cut: number; beyond: number }>(`(() => {
          const name = document.querySelector('.brand span');
          const { scrollWidth, clientWidth } = document.documentElement;
          return { cut: name.scrollWidth - name.clientWidth, beyond: scrollWidth - clientWidth };
        })()`);
        expect({ width, cut, beyond }).toEqual({ width, cut: 0, beyond: 0 });
        const [row, menu] = await Promise.all(
          ['.site-nav', '.site-menu'].map((way) => page.locator(way).isVisible()),
        );
        expect({ width, row, menu }).toEqual({ width, row, menu: !row });
        ways.add(row ? 'row' : 'menu');
      }
      // Room decides: a narrow window has the one, a wide one the other.
      expect([...ways]).toEqual(['menu', 'row']);
    },
    60_000,
  );
});
