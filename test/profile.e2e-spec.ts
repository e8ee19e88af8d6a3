import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { person } from './support/factories.js';
import { ask } from './support/graphql.js';

describe('one’s own profile', () => {
  let world: TestApp;
  beforeAll(async () => {
    world = await startTestApp();
  });
  afterAll(() => world.stop());

  const update = async (who: { cookie?: string }, input: object) =>
    ask(
      world,
      `mutation ($input: UpdateProfileInput!) { it: updateProfile(input: $input) {
         viewer { digest locale member { displayName handle } } userErrors { code field } } }`,
      { input },
      who,
    );
  const refusals = async (who: { cookie?: string }, input: object): Promise<string[]> =>
    (await update(who, input)).data.it.userErrors.map(
      ({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`,
    );

  it('changes what is given and keeps the rest', async () => {
    const ada = await person(world.db, 'Ada');
    const { data } = await update(ada, {
      displayName: '  Ada   Lovelace ',
      handle: 'Ada-L',
      locale: 'ru',
      digest: 'WEEKLY',
    });
    expect(data.it.viewer).toEqual({
      digest: 'WEEKLY',
      locale: 'ru',
      member: { displayName: 'Ada Lovelace', handle: 'ada-l' },
    });
    expect((await update(ada, { locale: null })).data.it.viewer).toEqual({
      digest: 'WEEKLY',
      locale: null,
      member: { displayName: 'Ada Lovelace', handle: 'ada-l' },
    });
    expect((await ask(world, '{ member(handle: "ada-l") { displayName } }')).data.member.displayName).toBe(
      'Ada Lovelace',
    );
  });

  it('takes a handle that nobody else has', async () => {
    const [ada, ben] = [await person(world.db, 'Ada'), await person(world.db, 'Ben')];
    expect(await refusals(ben, { handle: ada.handle.toUpperCase(), displayName: 'Somebody' })).toEqual([
      'TAKEN handle',
    ]);
    expect(
      (await ask(world, '{ viewer { member { displayName } } }', {}, ben)).data.viewer.member.displayName,
    ).toBe('Ben');
    expect(await refusals(ben, { handle: ben.handle })).toEqual([]);
  });

  it.each([
    [{ displayName: 'A' }, 'TOO_SHORT displayName'],
    [{ displayName: 'A'.repeat(51) }, 'TOO_LONG displayName'],
    [{ displayName: null }, 'INVALID displayName'],
    [{ displayName: ' \u200b ' }, 'REQUIRED displayName'],
    [{ handle: 'ab' }, 'TOO_SHORT handle'],
    [{ handle: 'a'.repeat(31) }, 'TOO_LONG handle'],
    [{ handle: 'with space' }, 'INVALID handle'],
    [{ handle: '-dash' }, 'INVALID handle'],
    [{ handle: 'two--dashes' }, 'INVALID handle'],
    [{ handle: 'юлия' }, 'INVALID handle'],
    [{ handle: null }, 'INVALID handle'],
    [{ digest: null }, 'INVALID digest'],
    [{ locale: 'de' }, 'INVALID locale'],
    [{ locale: '' }, 'INVALID locale'],
  ])('refuses %j', async (input, refusal) => {
    const ada = await person(world.db, 'Ada');
    expect(await refusals(ada, input)).toEqual([refusal]);
    const { data } = await ask(world, '{ viewer { digest locale member { handle displayName } } }', {}, ada);
    expect(data.viewer).toEqual({
      digest: 'IMMEDIATE',
      locale: null,
      member: { handle: ada.handle, displayName: 'Ada' },
    });
  });

  it('is nobody’s who is signed out', async () => {
    expect((await update({}, { digest: 'OFF' })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
