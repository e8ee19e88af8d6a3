import { describe, expect, it } from '@jest/globals';
import { parsePostmasterPid } from './postmaster-pid.js';

const READY = '4711\n/srv/data/cluster\n1760000000\n40123\n\n127.0.0.1\n  1234567    98304\nready   \n';

describe('parsePostmasterPid', () => {
  it('reads pid and port of a server that is ready', () => {
    expect(parsePostmasterPid(READY)).toEqual({ pid: 4711, port: 40123, isReady: true });
  });

  it.each(['starting', 'stopping', 'standby '])('does not call a server ready that says "%s"', (status) => {
    expect(parsePostmasterPid(READY.replace('ready   ', status))).toMatchObject({ isReady: false });
  });

  it('knows no port while the server has only locked the folder', () => {
    expect(parsePostmasterPid('4711\n/srv/data/cluster\n1760000000\n')).toEqual({
      pid: 4711,
      port: undefined,
      isReady: false,
    });
  });

  it.each(['', '\n', 'garbage\n', '-4711\n/srv/data/cluster\n', '0\n', '4711x\n'])('refuses %j', (text) => {
    expect(parsePostmasterPid(text)).toBeUndefined();
  });
});
