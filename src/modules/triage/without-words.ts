const OMISSION = '[…]';

/** Where letters run on, a name within a longer word is another one; between Han characters there is no such border. */
const LETTER = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]`;

/** The text without these words, whatever their case. */
export function withoutWords(text: string, words: readonly string[]): string {
  const given = words.filter((word) => word !== '').toSorted((a, b) => b.length - a.length);
  if (given.length === 0) return text;
  const any = given.map((word) => {
    const literal = word.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
    return `(?!(?<=${LETTER})${LETTER})${literal}(?<!${LETTER}(?=${LETTER}))`;
  });
  return text.replace(new RegExp(any.join('|'), 'giu'), OMISSION);
}
