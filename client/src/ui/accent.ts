/** sRGB channels, 0..255. */
type Colour = readonly [number, number, number];

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

export function parseHex(hex: string): Colour | null {
  const [, red, green, blue] = HEX.exec(hex) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  return [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)];
}

/** Relative luminance, 0..1: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** 1..21: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const mix = (from: Colour, to: Colour, share: number): Colour => [
  Math.round(from[0] + (to[0] - from[0]) * share),
  Math.round(from[1] + (to[1] - from[1]) * share),
  Math.round(from[2] + (to[2] - from[2]) * share),
];

const hex = (colour: Colour) => `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

/** The nearest mix of `accent` with `towards` that reaches `ratio` against `background`. */
export function legible(accent: Colour, background: Colour, towards: Colour, ratio = 4.5): string {
  for (let step = 0; step < 20; step += 1) {
    const candidate = mix(accent, towards, step / 20);
    if (contrast(candidate, background) >= ratio) return hex(candidate);
  }
  return hex(towards);
}

const DEFAULT_ACCENT = '#0b7285';

/** The least favourable surface of each theme that the accent stands on as text; see styles/tokens.css. */
const LIGHT_SURFACE: Colour = [0xe2, 0xf1, 0xf4];
const DARK_SURFACE: Colour = [0x17, 0x33, 0x3b];

/** Sets the host's accent for both themes, moved as far as legibility needs; the default stays what tokens.css says. */
export function showAccent(accentColor: string): void {
  const accent = parseHex(accentColor);
  if (!accent) return;
  const { style } = document.documentElement;
  if (accentColor.toLowerCase() === DEFAULT_ACCENT) {
    style.removeProperty('--accent-light');
    style.removeProperty('--accent-dark');
    return;
  }
  style.setProperty('--accent-light', legible(accent, LIGHT_SURFACE, [0, 0, 0]));
  style.setProperty('--accent-dark', legible(accent, DARK_SURFACE, [255, 255, 255]));
}

export type AccentTheme = 'light' | 'dark';

/** What a theme makes of an accent, for a preview of it; the colours are those of styles/tokens.css. */
export interface ShownAccent {
  /** What is shown for it: itself, or the nearest shade that can be read. */
  shown: string;
  isAdjusted: boolean;
  /** 1..21, against the least favourable surface. */
  contrastOfAsked: number;
  contrastOfShown: number;
  surface: string;
  text: string;
  onAccent: string;
}

const THEMES = {
  light: {
    against: LIGHT_SURFACE,
    towards: [0, 0, 0],
    surface: '#ffffff',
    text: '#1a2129',
    onAccent: '#ffffff',
  },
  dark: {
    against: DARK_SURFACE,
    towards: [255, 255, 255],
    surface: '#171c22',
    text: '#e5eaef',
    onAccent: '#06222a',
  },
} as const;

/** Null for what is no colour. */
export function accentIn(theme: AccentTheme, accentColor: string): ShownAccent | null {
  const asked = parseHex(accentColor);
  if (!asked) return null;
  const { against, towards, surface, text, onAccent } = THEMES[theme];
  const shown = legible(asked, against, towards);
  return {
    shown,
    isAdjusted: shown !== accentColor.toLowerCase(),
    contrastOfAsked: contrast(asked, against),
    contrastOfShown: contrast(parseHex(shown) ?? asked, against),
    surface,
    text,
    onAccent,
  };
}
