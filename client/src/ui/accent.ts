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

export type AccentTheme = 'light' | 'dark';

interface AccentRules {
  /** Where the accent goes for legibility. */
  towards: Colour;
  surface: Colour;
  /** Of what the pointer is on. */
  hover: Colour;
  text: string;
  onAccent: string;
  /** What styles/tokens.css has for the default accent: the accent itself, and the soft surface below it. */
  own: { shown: string; soft: string };
}

/** How much of the accent is in its soft surface. */
const SOFT_SHARE = 0.12;

/** The colours are those of styles/tokens.css. */
const THEMES: Record<AccentTheme, AccentRules> = {
  light: {
    towards: [0, 0, 0],
    surface: [0xff, 0xff, 0xff],
    hover: [0xee, 0xf2, 0xf5],
    text: '#1a2129',
    onAccent: '#ffffff',
    own: { shown: DEFAULT_ACCENT, soft: '#e2f1f4' },
  },
  dark: {
    towards: [255, 255, 255],
    surface: [0x17, 0x1c, 0x22],
    hover: [0x20, 0x27, 0x2f],
    text: '#e5eaef',
    onAccent: '#06222a',
    own: { shown: '#58c4d8', soft: '#17333b' },
  },
};

/** What a theme makes of an accent. */
export interface ShownAccent {
  /** What is shown for it: itself, or the nearest shade that can be read. */
  shown: string;
  /** The surface of what is chosen, below text in the accent. */
  soft: string;
  isAdjusted: boolean;
  /** 1..21, against the least favourable surface that the accent stands on as text. */
  contrastOfAsked: number;
  contrastOfShown: number;
  surface: string;
  text: string;
  onAccent: string;
}

/** Null for what is no colour. */
export function accentIn(theme: AccentTheme, accentColor: string): ShownAccent | null {
  const asked = parseHex(accentColor);
  if (!asked) return null;
  const { towards, surface, hover, text, onAccent, own } = THEMES[theme];
  const isDefault = accentColor.toLowerCase() === DEFAULT_ACCENT;
  const softened = mix(surface, asked, SOFT_SHARE);
  const soft = isDefault ? (parseHex(own.soft) ?? softened) : softened;
  // The least favourable surface that the accent stands on as text.
  const ground = contrast(soft, towards) < contrast(hover, towards) ? soft : hover;
  const shown = isDefault ? own.shown : legible(asked, ground, towards);
  return {
    shown,
    soft: hex(soft),
    isAdjusted: shown !== accentColor.toLowerCase(),
    contrastOfAsked: contrast(asked, ground),
    contrastOfShown: contrast(parseHex(shown) ?? asked, ground),
    surface: hex(surface),
    text,
    onAccent,
  };
}

/** Sets the host's accent for both themes, moved as far as legibility needs; the default is what tokens.css says. */
export function showAccent(accentColor: string): void {
  const { style } = document.documentElement;
  for (const theme of ['light', 'dark'] as const) {
    const accent = accentIn(theme, accentColor);
    if (!accent) return;
    style.setProperty(`--accent-${theme}`, accent.shown);
    style.setProperty(`--accent-soft-${theme}`, accent.soft);
  }
}
