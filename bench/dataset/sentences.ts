import { fileURLToPath } from 'node:url';
import { cleanLine, codePointLength } from '../../src/common/text/clean-text.js';
import { LIMITS } from '../../src/common/limits.js';
import { GOROD_IDEAS } from '../../src/modules/demo/gorod-ideas.js';
import { csvTable } from '../../src/modules/imports/csv-table.js';
import { below, pick, weighted, type Random } from './random.js';

interface Language {
  weight: number;
  sentences: readonly string[];
  /** Between two sentences. */
  space: string;
}

const DATA = new URL('../../src/modules/demo/data/polis/', import.meta.url);
const LONGEST_BODY = 6;

function split(text: string, locale: string): string[] {
  const parts = [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)];
  return parts.flatMap(({ segment }) => {
    const line = cleanLine(segment);
    return line.ok && codePointLength(line.value) >= LIMITS.titleMin ? [line.value] : [];
  });
}

async function statements(folder: string, locale: string): Promise<string[]> {
  const sentences: string[] = [];
  for await (const row of csvTable(fileURLToPath(new URL(folder, DATA)), 'comments.csv', ['comment-body'])) {
    if ('values' in row) sentences.push(...split(row.values['comment-body'], locale));
  }
  return sentences;
}

export interface IdeaText {
  title: string;
  body: string;
}

/** Writes ideas' texts by mixing the sentences of real ones, in English, Chinese and Russian. */
export class Writer {
  private constructor(private readonly languages: readonly Language[]) {}

  static async open(): Promise<Writer> {
    const english = [
      ...(await statements('bg2050-volunteers', 'en')),
      ...(await statements('scoop-hivemind.biodiversity', 'en')),
    ];
    const russian = GOROD_IDEAS.flatMap(({ title, body }) => [title, ...split(body, 'ru')]);
    return new Writer([
      { weight: 0.6, sentences: english, space: ' ' },
      { weight: 0.25, sentences: await statements('vtaiwan.uberx', 'zh'), space: '' },
      { weight: 0.15, sentences: russian, space: ' ' },
    ]);
  }

  write(random: Random): IdeaText {
    const { sentences, space } = weighted(random, this.languages);
    const body = Array.from({ length: below(random, LONGEST_BODY) }, () => pick(random, sentences)).join(
      space,
    );
    return { title: title(pick(random, sentences), pick(random, sentences), space), body };
  }
}

/** The beginning of one sentence and the end of another, so that few titles are the same. */
function title(from: string, to: string, space: string): string {
  const cut = (text: string): string[] => (space === '' ? [...text] : text.split(' '));
  const [head, tail] = [cut(from), cut(to)];
  const words = [...head.slice(0, Math.ceil(head.length / 2)), ...tail.slice(Math.floor(tail.length / 2))];
  return [...words.join(space)].slice(0, LIMITS.titleMax).join('').trim();
}
