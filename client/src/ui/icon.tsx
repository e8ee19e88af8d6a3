const PATHS = {
  search: 'M11.5 11.5 16 16M7.5 13a5.5 5.5 0 1 1 0-11 5.5 5.5 0 0 1 0 11Z',
  filters: 'M2 5h8m4 0h2M2 13h2m4 0h8M12 3v4M6 11v4',
  plus: 'M9 3v12M3 9h12',
  close: 'm4 4 10 10M14 4 4 14',
  globe: 'M9 16A7 7 0 1 0 9 2a7 7 0 0 0 0 14ZM2 9h14M9 2c-4 4-4 10 0 14 4-4 4-10 0-14',
  sun: 'M9 12.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM9 1v1.5M9 15.5V17M1 9h1.5M15.5 9H17M3.3 3.3l1.1 1.1M13.6 13.6l1.1 1.1M3.3 14.7l1.1-1.1M13.6 4.4l1.1-1.1',
  moon: 'M15.5 10.5A6.7 6.7 0 0 1 7.5 2.5a6.7 6.7 0 1 0 8 8Z',
  contrast: 'M9 16A7 7 0 1 0 9 2a7 7 0 0 0 0 14ZM9 2v14M9 5h5M9 9h7M9 13h5',
  share: 'M9 11V2M5.5 5 9 1.8 12.5 5M4 8H3v8h12V8h-1',
  comment: 'M2.5 3h13v9h-7l-3.5 3v-3h-2.5Z',
  check: 'm3 9.5 4 4 8-9',
  chevron: 'm5 7 4 4 4-4',
  back: 'M11 4 6 9l5 5',
  edit: 'M11.5 3.5 14.5 6.5 6 15l-3.5.5.5-3.5Z',
  trash: 'M3 5h12M7 5V2.5h4V5M4.5 5l.7 10.5h7.600L13.5 5M7.5 8v5M10.5 8v5',
  person: 'M9 8.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3 16c.5-3.5 3-5 6-5s5.5 1.5 6 5',
  rows: 'M2 2.5h14M2 6.8h14M2 11.2h14M2 15.5h14',
  mail: 'M2 4h14v10H2ZM2 5l7 5 7-5',
  bell: 'M4.5 12.5V8a4.5 4.5 0 0 1 9 0v4.500l1.500 1.500h-12ZM7.500 16.500h3M9 1.500v2',
  bellOn:
    'M4.5 12.5V8a4.5 4.5 0 0 1 9 0v4.5l1.5 1.5h-12ZM7.5 16.5h3M9 1.500v2M1 6.500a8 8 0 0 1 2.500-4.500M17 6.500a8 8 0 0 0-2.500-4.500',
  feed: 'M3.500 9a5.500 5.500 0 0 1 5.500 5.500M3.500 4a10.500 10.500 0 0 1 10.500 10.500M4 14.200h.01',
  merge: 'M4 2.500v3.500c0 4 5 3 5 7v3M14 2.500v3.500c0 4-5 3-5 7M6.500 13.500 9 16l2.500-2.500',
  link: 'M7.500 10.500 10.500 7.500M8 5l2-2a3.200 3.200 0 0 1 4.500 4.500l-2 2M10 13l-2 2A3.200 3.200 0 0 1 3.500 10.500l2-2',
  flag: 'M4 16.500v-14M4 3h9.500l-2 3 2 3H4',
  revive: 'M3.500 9a5.500 5.500 0 1 0 1.800-4.100M3 2.500v3.500h3.500',
  offline:
    'm2 2 14 14M1.5 7a11 11 0 0 1 4-2.5M9 3.7A11 11 0 0 1 16.5 7M4.5 10a7 7 0 0 1 3-1.7M12 8.900a7 7 0 0 1 1.5 1.100M9 14.5h.01',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside words: never the only thing that says something. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
