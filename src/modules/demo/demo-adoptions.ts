import type { AdoptionOutcome } from '../statuses/stage.js';
import type { BoardSlug } from './demo-boards.js';

/** What a team of the demo takes on, and how far it has come. */
export interface DemoAdoption {
  /** Numbers in Polis, or keys of ideas of the demo's own. */
  ideas: readonly string[];
  /** Names it among the team's. */
  title: string;
  summary: string;
  response: string;
  /** Promised for the end of a quarter, counted from the present one; left out: no date. */
  quartersAhead?: number;
  links?: readonly { title: string; url: string }[];
  stage?: { stage: 'BUILDING' | 'PILOT'; response?: string };
  updates?: readonly string[];
  delivery?: { outcome: AdoptionOutcome; response: string };
  drop?: { statusKey: 'not-planned'; response: string };
}

export const DEMO_ADOPTIONS: Readonly<Record<BoardSlug, readonly DemoAdoption[]>> = {
  'bowling-green': [
    {
      ideas: ['school-crossing'],
      title: 'Ten more seconds at school crossings',
      summary:
        'A longer green for people on foot at every crossing within sight of a school, on school days.',
      response:
        'A fair wish, and nearly free: this is a setting, not a building site. We re-time the lights school by school.',
      links: [{ title: 'Crossings and their new times', url: 'https://example.org/school-crossings' }],
      stage: { stage: 'BUILDING' },
      updates: [
        'Eleven of the nineteen crossings are re-timed. Cars wait about four seconds longer on average; nobody has complained yet.',
      ],
      delivery: {
        outcome: 'FULL',
        response: `Done. All nineteen crossings near schools give ten more seconds, from half an hour before the first bell to half an hour after the last.

We counted for a week before and after: children still on the road when the light changed went **from 41 a day to 3**. Thank you, Luis.`,
      },
    },
    {
      ideas: ['shade-at-stops'],
      title: 'Shade and a seat where you wait',
      summary: `Every stop where lines meet, and every stop at a clinic, gets a roof or a tree, and a bench with a back.

Twenty-four stops in all; the map shows which ones, and when.`,
      response: `Yes. Drivers tell us the same: in July people wait behind the shelter, not in it.

We start where lines meet and at the clinics, just as the idea says, and report here stop by stop.`,
      quartersAhead: 1,
      links: [{ title: 'The stops on a map', url: 'https://example.org/stops' }],
      stage: { stage: 'BUILDING', response: 'The first six foundations are poured.' },
      updates: [
        'Trees turn out to be quicker than roofs: they need no permit. At nine stops we plant first and build later.',
        'Six of the twenty-four stops are done: the transfer station, two clinics and three stops on the east side. The benches have backs; thank you for insisting.',
      ],
    },
  ],
  biodiversity: [
    {
      ideas: ['trail-cameras'],
      title: 'Trail cameras from the library',
      summary:
        'Borrow a camera, three tracking tunnels, traps and a guide to footprints with your library card, for three weeks.',
      response:
        'We like this because it costs little and starts in backyards. Five libraries said yes on the first day: we buy the kits, they lend them.',
      updates: [
        'The first kits are with the libraries. Every camera comes with a card that says how low to hang it.',
      ],
      delivery: {
        outcome: 'PARTIAL',
        response: `Five libraries lend camera kits now: twelve kits, three weeks each, free. The first month showed a hedgehog, two stoats, and a great many cats.

Traps are not in the kit. They need somebody who shows you how to set them, and we have not found a way to lend that. This is why we call it delivered in part.`,
      },
    },
    {
      ideas: ['eel-passes', '194'],
      title: 'The ten worst culverts, opened',
      summary:
        'A public list of culverts that block fish, sorted by the length of stream behind them. The ten at the top get passes: each one mends a corridor from the sea to the hills.',
      response: `We take both ideas on together: the list shows where a corridor breaks, and a culvert is usually where.

The list comes first. Which ten are opened follows from it, not from who asks loudest.`,
      quartersAhead: 3,
    },
  ],
  uberx: [
    {
      ideas: ['open-trip-data'],
      title: '每季公開叫車等候時間與加成資料',
      summary:
        '各縣市、各時段的平均等候時間、加成次數與平均倍率，計程車車隊與平台一起公開，不含任何個人資料。',
      response:
        '沒有數據就只能各說各話，這一點我們同意。我們會先和業者談好欄位與格式，再從三個縣市開始公開。',
      quartersAhead: 2,
      stage: { stage: 'BUILDING', response: '欄位已經談妥，三家業者開始試交第一季的資料。' },
      updates: [
        '第一季的試交資料已收齊。各家對「等候時間」的算法不同，我們改為一律從按下叫車算到車輛抵達，重新收一次。',
      ],
    },
    {
      ideas: ['rural-rides'],
      title: '偏鄉就醫共乘補助試辦',
      summary: '在兩個山區鄉鎮試辦：回診可以預約共乘，有保險、有固定車資，不分計程車或平台。',
      response: '就醫不該看有沒有人剛好順路。我們先在兩個鄉鎮試辦半年，確認費用與保險可行之後再擴大。',
      quartersAhead: 1,
      stage: { stage: 'PILOT', response: '試辦開始了：兩個鄉鎮，每週三天。' },
      updates: ['第一個月共 86 趟，平均每趟 1.7 人。最多人反映的是回程等太久，下個月起回程改為兩個時段。'],
    },
  ],
  gorod: [
    {
      ideas: ['bike-parking'],
      title: 'Велопарковки у станций метро',
      summary: 'Дуги, навес и камера: для начала по десять мест у каждой станции.',
      response: 'Берёмся: начнём с пяти станций, где хватает места.',
      drop: {
        statusKey: 'not-planned',
        response: `Не получилось, и вот почему: земля у входов принадлежит метрополитену, а он готов её отдать только после ремонта вестибюлей — не раньше чем через три года.

Обещать то, чего не можем, не будем. Если договоримся раньше, вернёмся к идее.`,
      },
    },
    {
      ideas: ['waste-calendar'],
      title: 'Календарь вывоза мусора по вашему адресу',
      summary:
        'Вводите адрес — и видите ближайшие даты: обычный мусор, раздельный, крупный. Напоминание накануне вечером, переносы из-за праздников — сразу в календаре.',
      response:
        'Берёмся. Графики у перевозчиков есть, просто лежат в пяти разных таблицах: сведём их в одну и покажем по адресу.',
      links: [{ title: 'Открыть календарь', url: 'https://example.org/waste-calendar' }],
      stage: { stage: 'BUILDING' },
      updates: [
        'Сведены четыре графика из пяти. Пятый перевозчик возит крупногабарит «по заявкам» — договариваемся с ним о твёрдых днях.',
      ],
      delivery: {
        outcome: 'FULL',
        response: `Готово: «Мой дом → Вывоз мусора». Даты по адресу, напоминание в семь вечера накануне, переносы — в тот же день.

Крупногабарит теперь вывозят **по твёрдым дням во всех районах**: без этого календарь вводил бы в заблуждение. Тимур, спасибо за идею.`,
      },
    },
    {
      ideas: ['dark-theme'],
      title: 'Тёмная тема',
      summary: '',
      response: 'Согласны, вечером приложение слепит. Сделаем вместе с новыми настройками оформления.',
      delivery: {
        outcome: 'FULL',
        response:
          'Тёмная тема есть в версии 4.2: «Настройки → Оформление», по умолчанию — как в телефоне. Карту перекрасили тоже.',
      },
    },
    {
      ideas: ['street-light'],
      title: 'Заявка о фонаре по QR-коду на опоре',
      summary:
        'Код на каждой опоре: отсканировали — адрес и номер уже в заявке, остаётся нажать «Отправить».',
      response:
        'Номера опор у нас есть, наклейки стоят недорого, форму сократим до одной кнопки. Отчество спрашивать не будем.',
      quartersAhead: 0,
      stage: { stage: 'BUILDING' },
      updates: [
        'Коды появились на 1200 опорах в двух районах. Первые заявки пришли раньше, чем мы успели об этом написать.',
      ],
    },
    {
      ideas: ['bus-position'],
      title: 'Автобус на карте — там, где он сейчас',
      summary: 'Точка на карте и подпись, когда она обновлялась. Если связи с машиной нет, так и пишем.',
      response:
        'Проверка на двух маршрутах показала: показывать можно. Берёмся за все сорок, начинаем с тех, где чаще жалуются на ожидание.',
      quartersAhead: 2,
      stage: { stage: 'PILOT', response: 'Маршруты 7 и 21 уже видны в приложении всем.' },
      updates: [
        'За две недели координаты устаревали больше чем на минуту в 6 % случаев. В такие моменты точка сереет, и рядом написано, сколько ей минут.',
      ],
    },
    {
      ideas: ['water-outages'],
      title: 'Одно уведомление об отключении воды',
      summary: 'Одно сообщение с причиной и временем и второе — когда воду дали.',
      response:
        'Четыре разных времени — хуже, чем ни одного. Писать будет только водоканал, остальные свои уведомления отключат. Срок назовём, когда договоримся со всеми четырьмя.',
    },
  ],
};
