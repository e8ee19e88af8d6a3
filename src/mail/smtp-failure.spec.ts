import { describe, expect, it } from '@jest/globals';
import { smtpFailure } from './smtp-failure.js';

const TO = 'ada@example.test';
const answer = (command: string, responseCode: number, words = 'no') =>
  Object.assign(new Error(words), {
    code: 'EENVELOPE',
    command,
    responseCode,
    response: `${responseCode} ${words}`,
  });
const broken = (code: string, originalCode?: string) =>
  Object.assign(new Error('broken'), { code, command: 'CONN', ...(originalCode ? { originalCode } : {}) });

describe('smtpFailure', () => {
  it.each([
    ['a receiver refused for now', answer('RCPT TO', 451), false, 'LATER'],
    ['a receiver refused for good', answer('RCPT TO', 550), false, 'NEVER'],
    ['a text refused for now', answer('DATA', 452), true, 'LATER'],
    ['a text refused for good', answer('DATA', 554), true, 'NEVER'],
    ['a bad sequence of commands, which is the session’s fault', answer('DATA', 503), true, 'LATER'],
    ['a server that closes', answer('RCPT TO', 421), false, 'UNREACHABLE'],
    ['a sender refused', answer('MAIL FROM', 550), false, 'UNREACHABLE'],
    ['a wrong password', answer('AUTH PLAIN', 535), false, 'UNREACHABLE'],
    ['no connection', broken('ESOCKET', 'ECONNREFUSED'), false, 'UNREACHABLE'],
    ['a time-out before the text', broken('ETIMEDOUT'), false, 'UNREACHABLE'],
    ['a time-out after it', broken('ETIMEDOUT'), true, 'UNCERTAIN'],
    ['a connection lost after it', broken('ECONNECTION'), true, 'UNCERTAIN'],
    [
      'what no server would take',
      Object.assign(new Error('x'), { code: 'EENVELOPE', command: 'API' }),
      false,
      'NEVER',
    ],
    ['what nobody foresaw, after the text', 'a string', true, 'UNCERTAIN'],
  ])('reads %s', (_, error, isHandedOver, verdict) => {
    expect(smtpFailure(error, TO, isHandedOver).verdict).toBe(verdict);
  });

  it('keeps the server’s words, but nobody’s address', () => {
    const words = `5.1.1 <${TO}>: user ada unknown; ask (postmaster@mail.example.test), "bob@x.test"`;
    expect(smtpFailure(answer('RCPT TO', 550, words), TO, false).message).toBe(
      'RCPT TO: 550 5.1.1 <a…@example.test>: user … unknown; ask (p…@mail.example.test), "b…@x.test"',
    );
  });

  it('keeps no more of them than anybody reads', () => {
    expect(smtpFailure(answer('DATA', 550, 'x'.repeat(5000)), TO, false).message.length).toBeLessThan(320);
  });

  it('says what the system said where the server said nothing', () => {
    expect(smtpFailure(broken('ESOCKET', 'ECONNREFUSED'), TO, false).message).toBe('CONN: ECONNREFUSED');
  });
});
