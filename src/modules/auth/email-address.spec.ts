import { describe, expect, it } from '@jest/globals';
import { isEmailAddress, normalizeEmail } from './email-address.js';

describe('normalizeEmail', () => {
  it('gives one spelling to the ways of typing an address', () => {
    expect(normalizeEmail('  Ada@Example.ORG\n')).toBe('ada@example.org');
    expect(normalizeEmail('ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ')).toBe('ada@example.org');
  });

  it('changes nothing the second time', () => {
    for (const address of ['İstanbul@example.org', 'ẞ@example.org', 'ﬁ@example.org']) {
      const once = normalizeEmail(address);
      expect(normalizeEmail(once)).toBe(once);
    }
  });
});

describe('isEmailAddress', () => {
  it.each(['ada@example.org', 'ada.b+ideas@mail.example.org', 'анна@пример.рф', '王@例子.中国'])(
    'takes %s',
    (address) => {
      expect(isEmailAddress(address)).toBe(true);
    },
  );

  it.each([
    'ada',
    'ada@',
    '@example.org',
    'ada@localhost',
    'a b@example.org',
    'ada@example.org, bob@example.org',
    '"ada"@example.org',
    'Ada <ada@example.org>',
    'ada@example.org\nBcc: bob@example.org',
    'ada@exam\u0000ple.org',
    `${'a'.repeat(65)}@example.org`,
    '\ud800@example.org',
  ])('refuses %j', (address) => {
    expect(isEmailAddress(address)).toBe(false);
  });
});
