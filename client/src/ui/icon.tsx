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
  heart: 'M9 15.5 3.200 9.600a3.600 3.600 0 0 1 5.100-5.100L9 5.200l.700-.700a3.600 3.600 0 0 1 5.100 5.100Z',
  bell: 'M9 2a4.700 4.700 0 0 0-4.700 4.700v3.300L2.800 13h12.400l-1.500-3V6.700A4.700 4.700 0 0 0 9 2ZM7.200 15.200a1.900 1.900 0 0 0 3.600 0',
  menu: 'M2.5 4.5h13M2.5 9h13M2.5 13.5h13',
  answer: 'M7 4 2.5 8.5 7 13M2.5 8.5H10c3.5 0 5.5 2 5.5 5.5',
  step: 'M2.5 9h12M10.5 4.5 15 9l-4.5 4.5',
  tag: 'M2.5 2.5h6.5L16 9.5 9.5 16 2.5 9ZM6 6h.01',
  merge: 'M4.5 2.5v4.5c0 3 4.5 2.5 4.5 6v2.5M13.5 2.5v4.5c0 3-4.5 2.5-4.5 6M6.5 13 9 15.7 11.5 13',
  adopt: 'M4 16V2.5h9.5L11.5 6l2 3.5H4',
  note: 'M3 2.5h12v8L10.5 15.5H3ZM10.5 15.5v-5H15M6 6h6M6 9h3',
  undo: 'M6.5 3 3 6.5 6.5 10M3 6.5h7.5a4.2 4.2 0 0 1 0 8.5H6',
  refresh: 'M15 4v4h-4M3 14v-4h4M14.6 8A6 6 0 0 0 4 6M3.4 10A6 6 0 0 0 14 12',
  keyboard: 'M1.5 4.5h15v9h-15ZM4.5 7.5h.01M7.5 7.5h.01M10.5 7.5h.01M13.5 7.5h.01M6 10.5h6',
  bookmark: 'M4.5 2.5h9v13L9 12l-4.5 3.5Z',
  swap: 'M5.5 2.5v12M2.5 11.5l3 3 3-3M12.5 15.5v-12M9.5 6.5l3-3 3 3',
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
