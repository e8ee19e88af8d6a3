import { describe, expect, it } from '@jest/globals';
import { callerAddress } from './caller-address.js';

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as Parameters<typeof callerAddress>[0];

describe('callerAddress', () => {
  it('believes nobody where no proxy is trusted', () => {
    expect(callerAddress(from('192.0.2.1', '198.51.100.7'), 0)).toBe('192.0.2.1');
  });

  it('takes what the nearest trusted proxy says, whatever the caller put before it', () => {
    expect(callerAddress(from('127.0.0.1', '203.0.113.9, 198.51.100.7'), 1)).toBe('198.51.100.7');
    expect(callerAddress(from('127.0.0.1', '203.0.113.9, 198.51.100.7'), 2)).toBe('203.0.113.9');
  });

  it('takes the farthest known where fewer proxies were passed than are trusted', () => {
    expect(callerAddress(from('127.0.0.1'), 2)).toBe('127.0.0.1');
    expect(callerAddress(from('127.0.0.1', '198.51.100.7'), 5)).toBe('198.51.100.7');
  });
});
