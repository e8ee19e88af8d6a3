import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { prepareText, SIMILAR_ENOUGH, similarity, similarityOf } from './similarity.js';

const TITLES = [
  'Run night buses to the northern suburbs at weekends',
  'Let the central library stay open until ten in the evening',
  'More benches and shade along the river path',
  'Protect the cycle lane on Station Road with a kerb',
  'A free swimming lesson for every child in year four',
  'Publish the minutes of council meetings within a week',
  'Plant fruit trees in the school yards',
  'Charge less for parking outside of working hours',
  'Запустить ночные автобусы до новых районов',
  'Поставить больше скамеек вдоль набережной',
  'Сделать велосипедные дорожки безопаснее',
  'Продлить работу районной библиотеки до десяти вечера',
  'Посадить деревья вокруг детской площадки',
  'Починить освещение в подземном переходе',
  '夜間公車應該開到北區的住宅區',
  '市立圖書館週末延長開放時間',
  '在河邊步道多設一些座椅和遮蔭',
  '計程車司機都應該投保乘客意外險',
  '學校操場種植本地的果樹',
  '公開市議會每次會議的完整紀錄',
];
const prepared = TITLES.map(prepareText);

/** The first 70 % of a title with one typo of four kinds in turn, somewhere else in each. */
function mistyped(title: string, turn: number): string {
  const letters = Array.from(title).slice(0, Math.ceil(title.length * 0.7));
  const at = 1 + ((turn * 7) % (letters.length - 2));
  const [here = '', next = ''] = letters.slice(at, at + 2);
  const instead = [[next], [here, here, next], [next, here], ['x', next]][turn % 4] ?? [];
  return letters.toSpliced(at, 2, ...instead).join('');
}

describe('similarity', () => {
  it('puts the source of an unfinished title with a typo first, in any language, as a hint worth showing', () => {
    for (const [index, title] of TITLES.entries()) {
      for (let turn = 0; turn < 12; turn++) {
        const typed = prepareText(mistyped(title, turn));
        const scores = prepared.map((other) => similarityOf(typed, other));
        const source = scores[index] ?? 0;
        expect(source).toBe(Math.max(...scores));
        expect(source).toBeGreaterThan(SIMILAR_ENOUGH);
        expect(scores.filter((score) => score >= SIMILAR_ENOUGH)).toHaveLength(1);
      }
    }
  });

  it.each([
    ['Night buses to the suburbs', 'Run night buses to the northern suburbs at weekends'],
    ['Ночные автобусы в новые районы', 'Запустить ночные автобусы до новых районов'],
    ['夜间公车开到北区', '夜間公車應該開到北區的住宅區'],
    ['OPEN THE LIBRARY UNTIL TEN', 'Let the central library stay open until ten in the evening'],
  ])('takes %j for a hint at its longer wording', (typed, title) => {
    expect(similarity(typed, title)).toBeGreaterThan(SIMILAR_ENOUGH);
  });

  it('is not misled by a shared beginning or by common words', () => {
    expect(
      similarity('Let the central bank decide', 'Let the central library stay open until ten in the evening'),
    ).toBeLessThan(SIMILAR_ENOUGH);
    expect(
      similarity('I think that we should have more', 'I think that they should not go there'),
    ).toBeLessThan(0.7);
  });

  it('weighs what is missing from the typed title less than what is missing from the other', () => {
    const [short, long] = ['Night buses', 'Night buses to the northern suburbs'] as const;
    expect(similarity(short, long)).toBeGreaterThan(similarity(long, short));
  });

  it('ignores case, accents, ё, width and the variant of Chinese', () => {
    expect(similarity('CAFÉ ЁЛКА ２４', 'cafe елка 24')).toBe(1);
    expect(similarity('臺灣的計程車', '台湾的计程车')).toBe(1);
  });

  it('is 0 where either has no letter', () => {
    expect(similarity('', '')).toBe(0);
    expect(similarity('!!!', 'Night buses')).toBe(0);
  });

  it('is within 0 and 1, and 1 between a text and itself', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.lorem());
    fc.assert(
      fc.property(text, text, (a, b) => {
        const score = similarity(a, b);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        const own = prepareText(a);
        if (own.grams.length > 0) expect(similarityOf(own, own)).toBeCloseTo(1, 12);
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes long texts and repeats in', () => {
    const long = Array.from({ length: 3_000 }, (_, n) => n.toString(36)).join(' ');
    expect(similarity(long, `${long} ${long}`)).toBeCloseTo(1, 12);
  });
});
