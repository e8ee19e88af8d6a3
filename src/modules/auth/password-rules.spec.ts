import { describe, expect, it } from '@jest/globals';
import { passwordRefusal } from './password-rules.js';

const owner = { email: 'ada.lovelace@example.org', displayName: 'Ada  Lovelace King' };

describe('passwordRefusal', () => {
  it.each([
    'ada.lovelace@example.org',
    'ADA.Lovelace@Example.org ',
    'ada lovelace king',
    'Ada.Lovelace',
    ' '.repeat(12),
  ])('refuses %j', (password) => {
    expect(passwordRefusal(password, owner)?.refusals).toEqual([
      { code: 'INVALID', field: ['password'], values: {} },
    ]);
  });

  it('takes whatever else there is', () => {
    expect(passwordRefusal('correct horse battery', owner)).toBeNull();
    expect(passwordRefusal('ada.lovelace@example.org!', owner)).toBeNull();
  });
});
