import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, legible, parseHex } from '../ui/accent.js';
const tokens = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

const declarations = (block: string) =>
  new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );

const light = declarations(tokens.slice(0, tokens.indexOf('@media')));
const darkBySystem = declarations(
  tokens.slice(tokens.indexOf('@media'), tokens.indexOf("[data-theme='dark']")),
);
const darkByChoice = declarations(tokens.slice(tokens.indexOf("[data-theme='dark']")));

/** What the community's own colour may take the place of. */
function accentOf(theme: 'light' | 'dark'): Array<[name: string, value: string]> {
  return ['accent', 'accent-soft'].map((name) => [name, light.get(`${name}-${theme}`) ?? '']);
}

const THEMES = {
  light: new Map([...light, ...accentOf('light')]),
  dark: new Map([...darkBySystem, ...accentOf('dark')]),
};

function ratio(theme: keyof typeof THEMES, one: string, other: string): number {
  const [a, b] = [one, other].map((name) => parseHex(THEMES[theme].get(name) ?? ''));
  if (!a || !b) throw new Error(`${theme} lacks ${one} or ${other}`);
  return contrast(a, b);
}

const TEXT = [
  ['text', 'bg'],
  ['text', 'surface'],
  ['text', 'hover'],
  ['muted', 'bg'],
  ['muted', 'surface'],
  ['muted', 'hover'],
  ['accent', 'bg'],
  ['accent', 'surface'],
  ['accent', 'hover'],
  ['accent', 'accent-soft'],
  ['on-accent', 'accent'],
  ['down', 'surface'],
  ['down', 'hover'],
  ['down', 'down-soft'],
  ['danger', 'surface'],
  ['danger', 'bg'],
  ['text', 'danger-soft'],
  ['text', 'accent-soft'],
  ['bg', 'text'],
] as const;

const GRAPHICS = [
  ['control-line', 'surface'],
  ['control-line', 'bg'],
  ['stage-submitted', 'surface'],
  ['stage-review', 'surface'],
  ['stage-adopted', 'surface'],
  ['stage-building', 'surface'],
  ['stage-delivered', 'surface'],
  ['stage-closed', 'surface'],
] as const;

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(TEXT)('writes %s on %s with a contrast of 4.5 or more', (text, ground) => {
    expect(ratio(theme, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GRAPHICS)('draws %s on %s with a contrast of 3 or more', (drawn, ground) => {
    expect(ratio(theme, drawn, ground)).toBeGreaterThanOrEqual(3);
  });
});

it('is equally dark by the system and by choice', () => {
  expect(darkByChoice).toEqual(darkBySystem);
});

describe('the accent of a host', () => {
  it('stays as it is where it can be read', () => {
    expect(legible([0x0b, 0x72, 0x85], [255, 255, 255], [0, 0, 0])).toBe('#0b7285');
  });

  it('is moved just far enough where it can not', () => {
    const yellow = legible([255, 214, 0], [255, 255, 255], [0, 0, 0]);
    expect(contrast(parseHex(yellow) ?? [0, 0, 0], [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
    expect(yellow).not.toBe('#000000');
  });
});
