import { hanWords } from './han-words.js';
import { stemWord } from './stem-word.js';
import { isStopWord } from './stop-words.js';
import { type TextRun, textRuns } from './text-runs.js';
import { pairsOf } from './tokens.js';

/** One lexeme to look for; as a prefix it stands for every lexeme that begins so. */
export type Lexeme = { text: string; isPrefix: boolean };

/** Any of these lexemes, `distance` positions after the step before (meaningless in the first step). */
export type QueryStep = { anyOf: Lexeme[]; distance: number };

/** One thing that a text must hold, or must not: a word, or several in sequence. Never without a step. */
export type QueryTerm = { steps: QueryStep[]; isExcluded: boolean; isStop: boolean };

const QUOTES = /[“”„«»＂]/g;
const CHUNK = /(?<not>[-－])?(?:"(?<phrase>[^"]*)(?<closed>"?)|(?<word>[^\s"]+))/gu;
const MIN_PREFIX_LENGTH = 2;

const exact = (text: string): Lexeme => ({ text, isPrefix: false });
export const prefix = (text: string): Lexeme => ({ text, isPrefix: true });

export const anyForm = (word: string): Lexeme[] => [exact(stemWord(word))];

/** What an unfinished word may have been indexed as: what it begins, or, if it is finished after all, its stem. */
export function anyFormOrBeginning(word: string): Lexeme[] {
  const stem = stemWord(word);
  if (word.length < MIN_PREFIX_LENGTH) return [exact(stem)];
  return stem.startsWith(word) ? [prefix(word)] : [prefix(word), exact(stem)];
}

/**
 * What finds a run, one after another: of a word the forms asked for; of other scripts the pairs, which hold every
 * character, or a lone character wherever a pair begins with it.
 */
export function runLexemes(run: TextRun, ofWord: (word: string) => Lexeme[]): Lexeme[][] {
  if (run.kind === 'word') return [ofWord(run.text)];
  const pairs = [...pairsOf(run.text)];
  return pairs.length === 1 ? [[prefix(run.text)]] : pairs.slice(0, -1).map((pair) => [exact(pair)]);
}

function stepsOf(runs: TextRun[], ofLast: (word: string) => Lexeme[]): QueryStep[] {
  const steps: QueryStep[] = [];
  let distance = 0;
  for (const [index, run] of runs.entries()) {
    const lexemes = runLexemes(run, index === runs.length - 1 ? ofLast : anyForm);
    for (const anyOf of lexemes) {
      steps.push({ anyOf, distance });
      distance = 1;
    }
    // After pairs, the last character has a position of its own, which no step stands for.
    if (run.kind !== 'word' && lexemes[0]?.[0]?.isPrefix === false) distance = 2;
  }
  return steps;
}

function* wordTerms(run: TextRun, isUnfinished: boolean): Generator<QueryTerm> {
  const words = run.kind === 'han' ? hanWords(run.text) : [run.text];
  for (const text of words) {
    const isStop = isStopWord(text);
    const ofWord = isUnfinished && !isStop ? anyFormOrBeginning : anyForm;
    yield { steps: stepsOf([{ kind: run.kind, text }], ofWord), isExcluded: false, isStop };
  }
}

/**
 * What a search asks for, in its order: words in any of their forms, "phrases" of such words side by side, and `-words` or
 * `-"phrases"` that must not be there. The very last word may be unfinished. Chinese outside of quotes is parted into
 * words, each of which may stand anywhere. Lazy.
 */
export function* queryTerms(query: string): Generator<QueryTerm> {
  const text = query.replace(QUOTES, '"').trimEnd();
  for (const chunk of text.matchAll(CHUNK)) {
    const { not, phrase, closed, word } = chunk.groups ?? {};
    const runs = [...textRuns(phrase ?? word ?? '')];
    const isExcluded = not !== undefined;
    const isUnfinished = chunk.index + chunk[0].length === text.length && !isExcluded && closed !== '"';
    if (phrase === undefined && !isExcluded) {
      for (const [index, run] of runs.entries())
        yield* wordTerms(run, isUnfinished && index === runs.length - 1);
    } else if (runs.length > 0) {
      const ofLast = isUnfinished ? anyFormOrBeginning : anyForm;
      yield { steps: stepsOf(runs, ofLast), isExcluded, isStop: false };
    }
  }
}
