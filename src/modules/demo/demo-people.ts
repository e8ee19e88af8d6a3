/** Someone of the demo beside its accounts: nobody can sign in as them. */
export interface DemoPerson {
  displayName: string;
  teams?: readonly string[];
}

const people = {
  // They answer for their teams.
  aroha: { displayName: 'Aroha Tamihana', teams: ['conservation'] },
  yijun: { displayName: '林怡君', teams: ['transport'] },
  irina: { displayName: 'Ирина Соколова', teams: ['city-services'] },
  // They submit and vote.
  maya: { displayName: 'Maya Feldman' },
  tom: { displayName: 'Tom Akers' },
  priya: { displayName: 'Priya Raman' },
  luis: { displayName: 'Luis Ortega' },
  hemi: { displayName: 'Hemi Walker' },
  zhihao: { displayName: '陳志豪' },
  peiyu: { displayName: '黃珮瑜' },
  olga: { displayName: 'Ольга Меньшикова' },
  pavel: { displayName: 'Павел Дорохов' },
  timur: { displayName: 'Тимур Галеев' },
  nastya: { displayName: 'Настя К.' },
  viktor: { displayName: 'Виктор Андреевич' },
} satisfies Record<string, DemoPerson>;

export type PersonKey = keyof typeof people;

export const DEMO_PEOPLE: ReadonlyMap<string, DemoPerson> = new Map(Object.entries(people));
