import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mail } from '../src/mail/mailer.js';
import { SmtpMailer } from '../src/mail/smtp-mailer.js';
import { startTestApp, type TestApp } from './support/app.js';
import { settleJobs } from './support/jobs.js';
import { startMailbox } from './support/mailbox.js';
import { Visitor } from './support/visitor.js';

const MAIL: Mail = { to: 'ada@example.test', subject: 'Привет, 世界', text: 'Text\n', html: '<p>HTML</p>' };

describe('the SMTP mailer', () => {
  it('sends text and HTML in any script from the configured sender', async () => {
    const mailbox = await startMailbox();
    const mailer = new SmtpMailer(mailbox.smtpUrl, 'Ideas <ideas@example.test>');
    await mailer.send(MAIL);
    const mail = await mailbox.waitFor(MAIL.to);
    expect(mail).toMatchObject({
      subject: MAIL.subject,
      text: expect.stringMatching(/^Text\n+$/),
      html: expect.stringContaining('<p>HTML</p>'),
    });
    expect(mail.headers.get('from')).toBe('Ideas <ideas@example.test>');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.has('list-unsubscribe')).toBe(false);
    mailer.close();
    await mailbox.stop();
  });

  it('offers to unsubscribe with one click where the mail says how', async () => {
    const mailbox = await startMailbox();
    const mailer = new SmtpMailer(mailbox.smtpUrl, 'ideas@example.test');
    await mailer.send({ ...MAIL, listUnsubscribe: 'https://ideas.example.test/u/1' });
    const { headers } = await mailbox.waitFor(MAIL.to);
    expect(headers.get('list-unsubscribe')).toBe('<https://ideas.example.test/u/1>');
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    mailer.close();
    await mailbox.stop();
  });
});

describe('the demo’s mail page', () => {
  let demo: TestApp;
  beforeAll(async () => {
    demo = await startTestApp({ demo: true, jobs: true });
  });
  afterAll(() => demo.stop());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${demo.url}${path}`, { headers });

  it('shows each mail with links that lead on', async () => {
    expect(await (await get('/demo/mail')).text()).toContain('Nothing yet.');
    const input = { email: '"><script>@example.test', password: 'correct horse battery', displayName: 'Ada' };
    await new Visitor(demo).signUp(input);
    await new Visitor(demo).signUp({ ...input, email: 'ada&co@example.test' });
    await settleJobs(demo.db);
    const list = await get('/demo/mail');
    expect(list.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(list.headers.get('cache-control')).toBe('no-store');
    const html = await list.text();
    expect(html).toContain('ada&amp;co@example.test');
    expect(html).toContain('href="/demo/mail/1"');
    expect(html).not.toContain('href="/demo/mail/2"');

    const mail = await (await get('/demo/mail/1')).text();
    const link = /<a href="([^"]+verify-email\?token=[^"]+)">/.exec(mail)?.[1];
    expect(link).toContain(demo.config.publicUrl);
    const verified = await new Visitor(demo).verifyEmail(new URL(link ?? '').searchParams.get('token') ?? '');
    expect(verified.data.verifyEmail.viewer.email).toBe('ada&co@example.test');
  });

  it('stands without inline style or script', async () => {
    const html = await (await get('/demo/mail')).text();
    expect(html).not.toMatch(/<style|<script|style="/);
    const style = await get('/demo/mail/style.css');
    expect(style.headers.get('content-type')).toContain('text/css');
    expect(html).toContain('href="/demo/mail/style.css"');
  });

  it('speaks the visitor’s language', async () => {
    const russian = await (await get('/demo/mail', { 'accept-language': 'ru' })).text();
    expect(russian).toContain('<html lang="ru">');
    expect(russian).toContain('Почта этой демонстрации');
    expect(await (await get('/demo/mail', { cookie: 'locale=zh-CN' })).text()).toContain('演示站点的邮件');
  });

  it('says so when a mail is not kept', async () => {
    const response = await get('/demo/mail/999');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('isn’t kept any more');
  });

  it('is there for no other name than this machine’s own', async () => {
    const { statusCode } = await demo.app.inject({
      url: '/demo/mail',
      headers: { host: 'rebound.example' },
      remoteAddress: '127.0.0.1',
    });
    expect(statusCode).toBe(404);
  });

  it.each([
    ['192.0.2.1', 404],
    ['::ffff:192.0.2.1', 404],
    ['127.0.0.1', 200],
    ['::ffff:127.0.0.1', 200],
    ['::1', 200],
  ])('answers a peer at %s with %i', async (remoteAddress, expected) => {
    const headers = { host: 'localhost:3000', 'x-forwarded-for': '127.0.0.1' };
    for (const url of ['/demo/mail', '/demo/mail/1', '/demo/mail/style.css']) {
      expect((await demo.app.inject({ url, headers, remoteAddress })).statusCode).toBe(expected);
    }
  });

  it('exists on no installation but a demo', async () => {
    const real = await startTestApp();
    for (const path of ['/demo/mail', '/demo/mail/1', '/demo/mail/style.css']) {
      expect((await fetch(`${real.url}${path}`)).status).toBe(404);
    }
    await real.stop();
  });
});
