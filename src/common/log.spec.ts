import { describe, expect, it } from '@jest/globals';
import { plainError } from './log.js';

describe('plainError', () => {
  it('tells what failed, and none of the values that it failed with', () => {
    const error = Object.assign(
      new Error('duplicate key value violates unique constraint "members_email_key"'),
      {
        code: '23505',
        constraint: 'members_email_key',
        detail: 'Key (email)=(ada@example.test) already exists.',
        where: 'SQL statement for ada@example.test',
        parameters: ['ada@example.test'],
        driverError: { detail: 'ada@example.test' },
      },
    );
    const plain = plainError(error);
    expect(JSON.stringify(plain)).not.toContain('ada@example.test');
    expect(plain).toMatchObject({ code: '23505', constraint: 'members_email_key', message: error.message });
  });
});
