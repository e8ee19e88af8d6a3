export const DEMO_TEAMS = [
  { slug: 'city-planning', name: 'City planning' },
  { slug: 'conservation', name: 'Conservation' },
  { slug: 'transport', name: '交通小組' },
  { slug: 'city-services', name: 'Городские сервисы' },
] as const;

interface DemoBoard {
  slug: string;
  name: string;
  description: string;
  team: (typeof DEMO_TEAMS)[number]['slug'];
  /** The Polis conversation whose statements are its first ideas: a folder of `data/polis`. */
  polis?: string;
}

export const DEMO_BOARDS = [
  {
    slug: 'bowling-green',
    name: 'Bowling Green 2050',
    description:
      'What should a growing city in Kentucky look like in 25 years? Real statements and votes from 2024 (BG 2050 on Polis, CC BY 4.0); the answers were written for this demo.',
    team: 'city-planning',
    polis: 'bg2050-volunteers',
  },
  {
    slug: 'biodiversity',
    name: "New Zealand's biodiversity",
    description:
      'How should New Zealand protect and restore its nature? Real statements and votes from 2019 (Scoop HiveMind on Polis, CC BY 4.0); the answers were written for this demo.',
    team: 'conservation',
    polis: 'scoop-hivemind.biodiversity',
  },
  {
    slug: 'uberx',
    name: 'UberX 自用車載客',
    description:
      '線上叫車是否該與計程車適用同樣的規範？這裡是 2015 年 vTaiwan 討論中真實的意見與投票（Polis，CC BY 4.0）；官方回覆則是為這個示範站撰寫的。',
    team: 'transport',
    polis: 'vtaiwan.uberx',
  },
  {
    slug: 'gorod',
    name: 'Город и сервисы',
    description:
      'Городское приложение, обращения, транспорт, дворы: что сделать удобнее? Идеи и ответы написаны для этой демонстрации.',
    team: 'city-services',
  },
] as const satisfies readonly DemoBoard[];

export type BoardSlug = (typeof DEMO_BOARDS)[number]['slug'];
