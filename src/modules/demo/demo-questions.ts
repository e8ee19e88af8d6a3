import type { BoardSlug } from './demo-boards.js';

/** A storm session of the demo, its days counted from when the demo is filled. */
export interface DemoQuestion {
  /** Names it among the board's. */
  key: string;
  title: string;
  brief: string;
  opensInDays: number;
  closesInDays: number;
  /** Its team ends it with this, once its ideas are voted on. */
  result?: string;
}

export const DEMO_QUESTIONS: Readonly<Partial<Record<BoardSlug, readonly DemoQuestion[]>>> = {
  'bowling-green': [
    {
      key: 'car-at-home',
      title: 'What would make you leave the car at home twice a week?',
      brief: `We have money for **one** change before next summer, and we would rather spend it on what you would really use.

- Small is fine: a stop, a crossing, a timetable.
- Say where, and what you drive there for today.

The three ideas on top get a cost and a date from us within two weeks of the end.`,
      opensInDays: -4,
      closesInDays: 6,
    },
  ],
  uberx: [
    {
      key: 'rural-nights',
      title: '偏鄉夜間叫不到車，怎麼做才可行？',
      brief: `晚上八點以後，許多鄉鎮既沒有公車，也叫不到計程車。我們想聽聽實際的做法：

- 誰來跑、怎麼排班？
- 費用由誰負擔？
- 保險與安全怎麼處理？

最多人支持的三個想法，我們會邀請提案人一起討論試辦。`,
      opensInDays: 3,
      closesInDays: 10,
    },
  ],
  gorod: [
    {
      key: 'winter-yards',
      title: 'Чего не хватает вашему двору зимой?',
      brief: `Готовимся к зиме и хотим начать с того, что мешает вам, а не с того, что заметно из окна управы.

Пишите про свой двор: где скользко, где не пройти с коляской, куда девается снег.`,
      opensInDays: -12,
      closesInDays: 2,
      result: `Спасибо всем, кто написал и проголосовал. Заканчиваем на два дня раньше: трактора выходят уже в понедельник.

**Берём сразу**

- *График уборки по дворам* — в приложении, накануне к 18:00. Начинаем с трёх районов.
- *Ящики с песком* — у 140 подъездов, где есть спуск. Адреса соберём вместе со старшими по домам.

**Пока нет**

- *Каток в каждом втором дворе*: воды и людей хватит на двадцать. Где именно — спросим отдельно.`,
    },
  ],
};
