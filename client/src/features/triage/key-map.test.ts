import { describe, expect, it } from 'vitest';
import { KEYS, pressOf } from './key-map.js';

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  pressOf({
    key,
    code: '',
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...more,
  });

describe('the keys of the inbox', () => {
  it.each(
    KEYS.flatMap(([action, ...keys]) => keys.filter((key) => key.length === 1).map((key) => [key, action])),
  )('%s means what the help says: %s', (key, action) => {
    // The arrows belong to the list box.
    if (key === '↑' || key === '↓') return expect(press(key)).toBeNull();
    return expect(press(key)).toEqual({ action });
  });

  it('takes Shift with x for a range, and with no other letter', () => {
    expect(press('X', { shiftKey: true })).toEqual({ action: 'selectRange' });
    expect(press('J', { shiftKey: true })).toBeNull();
  });

  it('knows Caps Lock from Shift', () => {
    expect(press('J')).toEqual({ action: 'next' });
  });

  it.each(['ctrlKey', 'metaKey', 'altKey', 'isComposing'])('leaves presses with %s to others', (modifier) => {
    expect(press('e', { [modifier]: true })).toBeNull();
  });

  it('finds letters on a Russian keyboard by their place', () => {
    expect(press('о', { code: 'KeyJ' })).toEqual({ action: 'next' });
    expect(press('у', { code: 'KeyE' })).toEqual({ action: 'answer' });
    expect(press('.', { code: 'Slash' })).toEqual({ action: 'search' });
    expect(press(',', { code: 'Slash', shiftKey: true })).toEqual({ action: 'help' });
    expect(press('№', { code: 'Digit3', shiftKey: true })).toEqual({ action: 'tags' });
  });

  it('takes Latin letters by what they say, not by their place', () => {
    expect(press('e', { code: 'KeyD' })).toEqual({ action: 'answer' });
    expect(press('.', { code: 'Period' })).toBeNull();
  });

  it('takes a digit for the suggested duplicate of that number', () => {
    expect(press('2')).toEqual({ duplicate: 2 });
    expect(press('0')).toBeNull();
  });
});
