import type { BoardSlug } from './demo-boards.js';
import type { Actor } from './demo-founders.js';

export interface DemoComment {
  by: Actor;
  body: string;
  likedBy?: readonly Actor[];
  /** Who takes it as part of the idea. */
  acceptedBy?: Actor;
  isNote?: boolean;
  replies?: readonly DemoComment[];
}

interface DemoDiscussion {
  /** Number in Polis, or the key of an idea of the demo's own; all of them stay open. */
  idea: string;
  /** In their order. */
  comments: readonly DemoComment[];
}

export const DEMO_DISCUSSIONS: Readonly<Record<BoardSlug, readonly DemoDiscussion[]>> = {
  'bowling-green': [
    {
      idea: 'shade-at-stops',
      comments: [
        {
          by: 'priya',
          body: 'At my stop the bench came and the tree did not. It is a seat until about ten in the morning, and then it is a griddle.',
          likedBy: ['customer', 'luis', 'maya'],
        },
        {
          by: 'luis',
          body: 'Paint the number of the stop on the pole while you are there. Then anybody can report a broken bench without describing the gas station across the road.',
          likedBy: ['customer', 'priya', 'tom', 'maya'],
          acceptedBy: 'customer',
        },
        {
          by: 'team',
          body: `We walked the forty busiest stops last week. At **twenty-two** there is room for a tree without moving a pipe; the others would need a roof instead.

The list goes up here once the drawings are done.`,
          likedBy: ['customer', 'priya'],
          replies: [
            { by: 'customer', body: 'Thank you! Are the stops at the clinics among the twenty-two?' },
            { by: 'team', body: 'Two of the three are. The third stands on a bridge, so it gets a roof.' },
          ],
        },
        {
          by: 'team',
          body: 'The pipes under the stops along the bypass belong to the water utility. Nobody promise trees there before they have answered us.',
          isNote: true,
        },
      ],
    },
    {
      idea: '5',
      comments: [
        {
          by: 'maya',
          body: 'Every ten minutes on three lines, please. A bus that comes once an hour is for people who have no choice.',
          likedBy: ['luis', 'priya'],
        },
        {
          by: 'tom',
          body: 'I live an hour on foot from all three. For me it is the hourly bus, or the car again.',
          likedBy: ['customer', 'maya', 'hemi'],
        },
      ],
    },
  ],
  biodiversity: [
    {
      idea: 'trail-cameras',
      comments: [
        {
          by: 'maya',
          body: 'Our library lends a sewing machine on just these terms: two weeks, a deposit, and a sheet that says what to do when it jams. It comes back in better order than the books.',
          likedBy: ['hemi', 'tom'],
        },
        {
          by: 'aroha',
          body: 'Three libraries have told us that they would try it. Tunnels and ink we can supply; the cameras are a question of money, which we are asking.',
          likedBy: ['hemi'],
        },
      ],
    },
    {
      idea: '149',
      comments: [
        {
          by: 'priya',
          body: 'Two cats here, both indoors at night since last winter. They complained for a week.',
          likedBy: ['hemi'],
          replies: [{ by: 'hemi', body: 'Ours for two. Then they discovered the radiator.' }],
        },
      ],
    },
  ],
  uberx: [
    {
      idea: '16',
      comments: [
        {
          by: 'zhihao',
          body: '保單上一定要寫明「載客期間有效」。一般自用車的保險，出事之後保險公司查到是在載客，是可以拒賠的。',
          likedBy: ['peiyu', 'yijun', 'customer'],
          replies: [
            {
              by: 'yijun',
              body: '謝謝，這正是我們請保險業者說明的重點，整理好之後會公布在這裡。',
            },
          ],
        },
      ],
    },
    {
      idea: 'open-trip-data',
      comments: [
        {
          by: 'peiyu',
          body: '偏鄉的數字請分開列，不然會被都會區平均掉，看起來大家都叫得到車。',
          likedBy: ['zhihao'],
        },
      ],
    },
  ],
  gorod: [
    {
      idea: 'bus-position',
      comments: [
        {
          by: 'pavel',
          body: 'Пусть хотя бы пишут, когда координаты обновились. «Две минуты назад» — и всё понятно.',
          likedBy: ['olga', 'timur', 'viktor'],
          replies: [
            {
              by: 'irina',
              body: 'Так и сделаем: время обновления будет подписано прямо под точкой. Проверяем, читается ли оно на солнце.',
            },
          ],
        },
        {
          by: 'nastya',
          body: 'И маршрутки, пожалуйста. У нас, кроме них, ничего не ходит.',
          likedBy: ['olga'],
        },
        {
          by: 'irina',
          body: 'Сроков пока не называем: один из перевозчиков не подписал передачу координат. @dana-whitfield, напомните ему, пожалуйста.',
          isNote: true,
        },
      ],
    },
    {
      idea: 'street-light',
      comments: [
        { by: 'timur', body: 'На половине столбов номера закрашены. Начать бы с них.', likedBy: ['pavel'] },
        {
          by: 'viktor',
          body: 'Наклейку сдерут в первую же неделю. Номер — трафаретом, по старинке.',
          replies: [{ by: 'pavel', body: 'Можно и трафаретом, лишь бы форма узнавала адрес по номеру.' }],
        },
      ],
    },
  ],
};
