import { DESKTOP, type Visit } from './page.js';

const NARROW = { width: 360, height: 740 };

/** What stands in the page that no text of anybody may put there, and what sticks out of it. Runs in the browser. */
const FOUND = `(() => {
  const found = [];
  if (window.__pwned !== undefined) found.push('a script ran');
  const own = (url) => new URL(url, location.href).origin === location.origin;
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    if (['iframe', 'object', 'embed', 'base', 'frame', 'plaintext', 'portal'].includes(name)) found.push(name);
    if (name === 'script' && !element.src.startsWith(location.origin + '/assets/') && element.type !== 'application/ld+json')
      found.push('script ' + element.outerHTML.slice(0, 80));
    if (name === 'meta' && element.httpEquiv.toLowerCase() === 'refresh') found.push('refresh');
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith('on')) found.push(name + ' ' + attribute);
      if (['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'srcset'].includes(attribute)) {
        const url = new URL(value, location.href);
        const allowed = name === 'a' ? ['http:', 'https:', 'mailto:'] : ['http:', 'https:', 'data:'];
        if (!allowed.includes(url.protocol)) found.push(name + ' leads to ' + value.slice(0, 80));
        if (name !== 'a' && url.protocol !== 'data:' && !own(value)) found.push(name + ' loads ' + value.slice(0, 80));
      }
    }
  }
  for (const prose of document.querySelectorAll('.prose')) {
    const strange = prose.querySelector('svg, math, style, form, input, button, video, audio, template, [style], [class], [id]');
    if (strange) found.push('in a text: ' + strange.outerHTML.slice(0, 120));
  }
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > room)
    for (const element of document.querySelectorAll('body *'))
      if (element.getBoundingClientRect().right > room + 1) found.push(room + ' px: ' + element.tagName + '.' + element.className);
  return found;
})()`;

/** Looks at windows of one site for what texts of others did there. */
export class HarmWatch {
  private readonly strangers: string[] = [];

  constructor(private readonly site: { url: string }) {}

  /** From now on notes what the window asks other hosts for, and whatever dialog opens. */
  watched(visit: Visit): Visit {
    const { host } = new URL(this.site.url);
    visit.page.on('dialog', (dialog) => {
      this.strangers.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    visit.context.on('request', (request) => {
      if (/^https?:/.test(request.url()) && new URL(request.url()).host !== host)
        this.strangers.push(request.url());
    });
    return visit;
  }

  /** What is wrong with the page as it is, wide and narrow, and with what it asked for or complained of on the way. */
  async of({ page, takeComplaints }: Visit): Promise<string[]> {
    const found: string[] = [];
    for (const viewport of [DESKTOP, NARROW]) {
      await page.setViewportSize(viewport);
      // Charts are drawn anew with the next frame.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      found.push(...(await page.evaluate<string[]>(FOUND)));
    }
    await page.setViewportSize(DESKTOP);
    // What a text names under /attachments/ may be nowhere.
    const complaints = takeComplaints().filter((line) => !/^404: image .*\/attachments\//.test(line));
    return [...found, ...complaints, ...this.strangers.splice(0)];
  }
}
