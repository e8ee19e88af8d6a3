import type { BoardSlug } from './demo-boards.js';
import type { PersonKey } from './demo-people.js';

/** A step of an idea through the workflow, with what was answered. */
export interface DemoStep {
  statusKey: 'acknowledged' | 'under-review' | 'already-offered' | 'not-planned';
  response?: string;
}

interface DemoAnswer {
  /** Number in Polis, or the key of an idea of the demo's own. */
  idea: string;
  /** In their order; each status once. */
  steps: readonly DemoStep[];
}

interface BoardAnswers {
  by: PersonKey | 'team';
  answers: readonly DemoAnswer[];
}

export const DEMO_ANSWERS: Readonly<Record<BoardSlug, BoardAnswers>> = {
  'bowling-green': {
    by: 'team',
    answers: [
      { idea: '27', steps: [{ statusKey: 'acknowledged' }] },
      { idea: '36', steps: [{ statusKey: 'acknowledged' }] },
      {
        idea: '5',
        steps: [
          { statusKey: 'acknowledged' },
          {
            statusKey: 'under-review',
            response: `"Comprehensive" is the word we are arguing about. Buses every hour to everywhere, or every ten minutes along three lines, cost about the same, and serve different people.

We are counting trips for both. You will see the two maps side by side before anything is chosen.`,
          },
        ],
      },
      {
        idea: '238',
        steps: [
          {
            statusKey: 'under-review',
            response:
              'Small, cheap and right: we walked around the block and would not have found the entrance either. A sign that reaches over the sidewalk needs a permit of its own, which we have asked for.',
          },
        ],
      },
      {
        idea: '86',
        steps: [
          {
            statusKey: 'under-review',
            response: `Opinions are split here, and so are the engineers. A roundabout beats a badly timed light nearly everywhere; at the two busiest crossings there is no room for one that trucks can use.

We are going through the crossings one by one, and re-timing the lights meanwhile.`,
          },
        ],
      },
      {
        idea: '175',
        steps: [
          {
            statusKey: 'not-planned',
            response: `Moving an airport means new land, new flight paths over other people's homes, and ten years of keeping two sites. That money would come out of the roads and buses that rank far above this.

If flights outgrow the site, the question opens again.`,
          },
        ],
      },
      {
        idea: '230',
        steps: [
          {
            statusKey: 'not-planned',
            response:
              "We would drink to that, but a city can't open a distillery: somebody with a still has to. What we can do is answer quickly about zoning. Whoever is planning one, please come and talk to us.",
          },
        ],
      },
    ],
  },
  biodiversity: {
    by: 'aroha',
    answers: [
      { idea: '42', steps: [{ statusKey: 'acknowledged' }] },
      {
        idea: '141',
        steps: [
          {
            statusKey: 'under-review',
            response: `Hardly anything here is as undisputed as this. What takes time is where: each site touches customary fishing, and those conversations come first, not last.

We are preparing a short list of candidate areas with what lives there and who fishes there.`,
          },
        ],
      },
      {
        idea: '149',
        steps: [
          { statusKey: 'acknowledged' },
          {
            statusKey: 'under-review',
            response:
              'We read this as a question of habit rather than of law, and that is how we look at it first: microchips, desexing, and what it would take for a cat to be content indoors at night. People who live with cats are invited to say what would work for them.',
          },
        ],
      },
      {
        idea: '32',
        steps: [
          {
            statusKey: 'already-offered',
            response: `Work on alternatives is under way: traps that reset themselves, better lures, toxins that harm one species only. So this is marked as offered already, which does not mean that it is enough.

If you know of something that nobody is testing, please submit just that as an idea.`,
          },
        ],
      },
      {
        idea: '79',
        steps: [
          {
            statusKey: 'not-planned',
            response: `We won't stop, and we owe you the reason. Where rats and stoats have not been controlled, the birds of that forest are gone within a few seasons, and traps can't be walked into country this steep.

What we do hear: people want to know when and where, well ahead, and what was found afterwards. That much is fair.`,
          },
        ],
      },
      {
        idea: '8',
        steps: [
          {
            statusKey: 'not-planned',
            response:
              'This one tells us who took part rather than what to do, so there is nothing to plan. It stays here because your votes on it are part of the record.',
          },
        ],
      },
    ],
  },
  uberx: {
    by: 'yijun',
    answers: [
      { idea: '96', steps: [{ statusKey: 'acknowledged' }] },
      {
        idea: '16',
        steps: [
          {
            statusKey: 'under-review',
            response: `這是整個討論中共識最高的一項，我們也認為沒有保險就不應該載客。

目前要釐清的是：由平台統一投保，還是由駕駛個別投保；發生事故時由誰先理賠。確定之後會在這裡說明兩種做法的差別。`,
          },
        ],
      },
      {
        idea: '8',
        steps: [
          { statusKey: 'acknowledged' },
          {
            statusKey: 'under-review',
            response:
              '境外公司在本地提供服務，課稅的依據需要財稅單位一起研議，不是交通單位單方面能決定的。我們已經把大家的意見整理後轉交，有進展會更新在這裡。',
          },
        ],
      },
      {
        idea: '13',
        steps: [
          {
            statusKey: 'already-offered',
            response:
              '計程車車身統一塗成黃色，是現行規定已有的要求，所以標示為「已提供」。至於要不要放寬，另外有一則意見在討論，歡迎到那裡投票。',
          },
        ],
      },
      {
        idea: '30',
        steps: [
          {
            statusKey: 'not-planned',
            response:
              '違規的取締由主管機關依法執行，不會因為這裡的討論而停止；但是「不需要國人表示意見」我們無法同意，這個討論正是為了先聽大家怎麼想，再決定規則怎麼改。',
          },
        ],
      },
    ],
  },
  gorod: {
    by: 'irina',
    answers: [
      { idea: 'clinic-ramp', steps: [{ statusKey: 'acknowledged' }] },
      {
        idea: 'bus-position',
        steps: [
          {
            statusKey: 'under-review',
            response: `Координаты машин у нас есть, но с задержкой до двух минут, и часть бортов молчит. Показать их как есть нетрудно; труднее честно показать, чему верить.

Проверяем на двух маршрутах: точка на карте и подпись, когда она обновлялась. О результате напишем здесь.`,
          },
        ],
      },
      {
        idea: 'stay-signed-in',
        steps: [
          {
            statusKey: 'already-offered',
            response:
              'Вход по отпечатку уже есть: «Профиль → Безопасность → Быстрый вход». Согласны, что найти его там невозможно, поэтому будем предлагать его сразу после первого входа. Список устройств — на той же странице.',
          },
        ],
      },
      {
        idea: 'drinking-water',
        steps: [
          {
            statusKey: 'not-planned',
            response:
              'Посчитали: к большинству парков вода подведена только техническая, новая ветка стоит дороже самих фонтанчиков в десятки раз. В этом и следующем году не сделаем. В двух парках у набережной сети рядом — если соберёмся их ремонтировать, вернёмся к идее.',
          },
        ],
      },
    ],
  },
};
