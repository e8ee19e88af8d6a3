import { describe, expect, it } from '@jest/globals';
import { networkOf } from './network-of.js';

describe('networkOf', () => {
  it('leaves an IPv4 address as it is', () => {
    expect(networkOf('203.0.113.9')).toBe('203.0.113.9');
  });

  it('sees the IPv4 address in a mapped one', () => {
    expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
  });

  it('counts all addresses of an IPv6 /64 as one', () => {
    expect(networkOf('2001:db8:0:7:1:2:3:4')).toBe('2001:db8:0:7::/64');
    expect(networkOf('2001:0DB8::7:ffff:0:0:1')).toBe(networkOf('2001:db8:0:7:ffff::1'));
  });

  it('tells neighbouring networks apart', () => {
    expect(networkOf('2001:db8:0:7::1')).not.toBe(networkOf('2001:db8:0:8::1'));
  });

  it('reads loopback and link-local addresses', () => {
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  });
});
