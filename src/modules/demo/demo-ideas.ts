import type { BoardSlug } from './demo-boards.js';
import type { PersonKey } from './demo-people.js';

/** An idea that someone of the demo submits when it is filled. */
export interface DemoIdea {
  /** Names it among the board's ideas. */
  key: string;
  author: PersonKey | 'customer';
  title: string;
  body: string;
  tags: readonly string[];
  /** Names the board's storm session that it was submitted into. */
  storm?: string;
}

/** What is new on the imported boards. */
export const FRESH_IDEAS: Readonly<Partial<Record<BoardSlug, readonly DemoIdea[]>>> = {
  'bowling-green': [
    {
      key: 'shade-at-stops',
      author: 'customer',
      title: 'Shade and a bench at every bus stop',
      body: `Half of our stops are a pole in the grass. In July nobody waits there who doesn't have to.

A tree would do at most of them, and a bench that isn't a slab of metal. Start where people change buses, and with the stops at the clinics.`,
      tags: ['transit', 'parks'],
    },
    {
      key: 'open-build-map',
      author: 'priya',
      title: 'One public map of everything that is being built',
      body: 'Every rezoning and building permit on one map, with the drawing and the date of the hearing. I learn about new subdivisions from the bulldozers.',
      tags: ['planning'],
    },
    {
      key: 'storm-bus-pass',
      storm: 'car-at-home',
      author: 'maya',
      title: 'One ticket a week that works on every bus, without an app',
      body: 'My phone is not always charged, and my mother has none. A card you tap, capped at what ten rides cost.',
      tags: ['transit'],
    },
    {
      key: 'storm-bike-boulevard',
      storm: 'car-at-home',
      author: 'luis',
      title: 'Two quiet streets for bikes from the university to downtown',
      body: 'Not lanes on the busy roads: two parallel side streets where through traffic is turned away every few blocks.',
      tags: ['cycling', 'roads'],
    },
    {
      key: 'storm-late-bus',
      storm: 'car-at-home',
      author: 'customer',
      title: 'A last bus that leaves after the second shift ends',
      body: 'The plants change shifts at eleven and the last bus is at nine. That is why the lots are full.',
      tags: ['transit'],
    },
    {
      key: 'storm-errands',
      storm: 'car-at-home',
      author: 'priya',
      title: 'Let small groceries open in neighborhoods again',
      body: '',
      tags: ['planning'],
    },
    {
      key: 'school-crossing',
      author: 'luis',
      title: 'Give children ten more seconds at crossings near schools',
      body: '',
      tags: ['roads', 'safety'],
    },
  ],
  biodiversity: [
    {
      key: 'trail-cameras',
      author: 'hemi',
      title: 'Lend trail cameras and traps through public libraries',
      body: `Our street wanted to know what is eating the eggs in the gully. A trail camera costs as much as the group's budget for a year, and we needed it for two weeks.

Libraries already lend tools and instruments. A camera, three tracking tunnels and a sheet on how to read the prints would get many more backyards going.`,
      tags: ['community', 'pest control'],
    },
    {
      key: 'eel-passes',
      author: 'maya',
      title: 'Publish which culverts block fish, and fix the worst ten first',
      body: 'Councils survey them anyway. Put the list on a map, sort it by the length of stream that opens up, and report each year how many are done.',
      tags: ['freshwater'],
    },
  ],
  uberx: [
    {
      key: 'open-trip-data',
      author: 'zhihao',
      title: '請平台每季公開各縣市的平均等候時間與費率加成比例',
      body: '大家都在講尖峰時段叫不到車、加價太多，但是沒有數據可以比較。不需要個資，只要各縣市、各時段的平均等候時間、加成次數和平均倍率就好，計程車車隊也一起公開。',
      tags: ['資訊公開', '費率'],
    },
    {
      key: 'rural-rides',
      author: 'peiyu',
      title: '偏鄉就醫的共乘補助，不分計程車或平台',
      body: '我家在山上，阿嬤每個月回診要包車來回。誰願意跑都好，重點是有車、有保險、錢付得起。',
      tags: ['偏鄉', '共乘'],
    },
  ],
};
