import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PersonalData } from '../src/modules/members/personal-data.js';
import { takeHandle } from '../src/modules/members/take-handle.js';
import { startTestApp, type TestApp } from './support/app.js';
import { person, type Person } from './support/factories.js';
import { ask } from './support/graphql.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';
import { tokenIn, Visitor } from './support/visitor.js';

const PASSWORD = 'correct horse battery';

describe('a link that somebody shares', () => {
  let world: TestApp;
  let mailbox: Mailbox;
  let ann: Person;
  let serial = 0;
  beforeAll(async () => {
    mailbox = await startMailbox();
    world = await startTestApp({ env: { SMTP_URL: mailbox.smtpUrl, TRUST_PROXY: '1' }, jobs: true });
  });
  beforeEach(async () => {
    ann = await person(world.db, 'Ann');
  });
  afterAll(async () => {
    await world.stop();
    await mailbox.stop();
  });

  /** Signs up and gives what confirms it. */
  async function signUp(
    via: string | null | undefined,
    displayName = 'Guest',
  ): Promise<{ email: string; confirm(): Promise<unknown> }> {
    const email = `guest-${++serial}@example.test`;
    const browser = new Visitor(world);
    const { data } = await browser.signUp({
      email,
      password: PASSWORD,
      displayName,
      ...(via === undefined ? {} : { via }),
    });
    expect(data.signUp.userErrors).toEqual([]);
    const { links } = await mailbox.waitFor(email);
    return { email, confirm: () => browser.verifyEmail(tokenIn(links[0])) };
  }
  const broughtBy = async (email: string): Promise<number | null | undefined> =>
    (
      await world.db.query<{ id: number | null }>(
        'SELECT via_member_id AS id FROM members WHERE email = $1',
        [email],
      )
    )[0]?.id;
  const comeBy = async (via: string | null | undefined): Promise<number | null | undefined> => {
    const { email, confirm } = await signUp(via);
    await confirm();
    return broughtBy(email);
  };

  it('is kept with the sign-up, and known of the member who confirms it', async () => {
    expect(await comeBy(ann.handle)).toBe(ann.id);
    expect(await comeBy(ann.handle.toUpperCase())).toBe(ann.id);
  });

  it.each([undefined, null, '', 'nobody-here', 'a b', '<script>', 'x'.repeat(5000)])(
    'is left out silently where it is nobody’s (%#)',
    async (via) => {
      expect(await comeBy(via)).toBeNull();
    },
  );

  it('leads to who shared it, whoever has the handle by then', async () => {
    const rename = (id: number, handle: string) => world.db.transaction((tx) => takeHandle(tx, id, handle));
    const shared = ann.handle;
    const { email, confirm } = await signUp(shared);
    await rename(ann.id, `${shared}-new`);
    const later = await signUp(shared);
    await world.db.query(
      `UPDATE former_handles SET given_up_at = now() - interval '91 days' WHERE handle = $1`,
      [shared],
    );
    await rename((await person(world.db, 'Stranger')).id, shared);
    await Promise.all([confirm(), later.confirm()]);
    expect([await broughtBy(email), await broughtBy(later.email)]).toEqual([ann.id, ann.id]);
  });

  it('is left out where it names who signs up', async () => {
    const { email, confirm } = await signUp('grace-hopper', 'Grace Hopper');
    await confirm();
    expect(await world.db.query('SELECT handle FROM members WHERE email = $1', [email])).toEqual([
      { handle: 'grace-hopper' },
    ]);
    expect(await broughtBy(email)).toBeNull();
  });

  it('is left out where its owner was erased before', async () => {
    const { email, confirm } = await signUp(ann.handle);
    await world.db.query(
      `UPDATE members SET erased_at = now(), email = NULL, password_hash = NULL WHERE id = $1`,
      [ann.id],
    );
    await confirm();
    expect(await broughtBy(email)).toBeNull();
  });

  it('is forgotten with either, and part of what each gets of their data', async () => {
    const { email, confirm } = await signUp(ann.handle);
    const waiting = await signUp(ann.handle);
    await confirm();
    const [guest] = await world.db.query<{ id: number }>('SELECT id FROM members WHERE email = $1', [email]);
    const exported = async (id: number): Promise<unknown> => {
      const rows = world.app.get(PersonalData, { strict: false }).all().get('invitations');
      const found: object[] = [];
      for await (const some of rows?.(world.db, id) ?? []) found.push(...some);
      return found;
    };
    expect(await exported(guest?.id ?? 0)).toEqual([{ cameByLinkOf: ann.handle, membersBroughtIn: 0 }]);
    expect(await exported(ann.id)).toEqual([{ cameByLinkOf: null, membersBroughtIn: 1 }]);
    const { data } = await ask(
      world,
      'mutation ($h: String!) { it: deleteAccount(input: { confirmHandle: $h }) { deleted } }',
      { h: ann.handle },
      ann,
    );
    expect(data.it.deleted).toBe(true);
    expect(await broughtBy(email)).toBeNull();
    await waiting.confirm();
    expect(await broughtBy(waiting.email)).toBeNull();
  });
});
