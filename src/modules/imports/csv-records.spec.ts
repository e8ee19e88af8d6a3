import { describe, expect, it } from '@jest/globals';
import { csvRecords, type CsvRecord } from './csv-records.js';
import { textLines } from './text-lines.js';

async function read(text: string | Buffer, chunkSize = 7): Promise<CsvRecord[]> {
  const bytes = Buffer.from(text);
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  }
  const records: CsvRecord[] = [];
  for await (const record of csvRecords(textLines(chunks()))) records.push(record);
  return records;
}

describe('csvRecords', () => {
  it('reads quoted fields with commas, doubled quotes and line breaks, and says on which line each record begins', async () => {
    expect(await read('a,b\n"x, ""y""","two\nlines"\n\nlast,"",\n')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['x, "y"', 'two\nlines'] },
      { line: 5, fields: ['last', '', ''] },
    ]);
  });

  it.each([1, 2, 3, 100])(
    'reads characters and line breaks that are torn between chunks of %i bytes',
    async (size) => {
      expect(await read('\uFEFFидея,想法\r\n"a\r\nb",🙂', size)).toEqual([
        { line: 1, fields: ['идея', '想法'] },
        { line: 2, fields: ['a\nb', '🙂'] },
      ]);
    },
  );

  it('loses one line to a quote that is never closed, and reads on below it', async () => {
    expect(await read('1,"open\n2,fine\n3,fine\n')).toEqual([
      { line: 1, problem: 'a quote is never closed' },
      { line: 2, fields: ['2', 'fine'] },
      { line: 3, fields: ['3', 'fine'] },
    ]);
  });

  it('loses one line to a quote that only seems to be closed by a later record', async () => {
    expect(await read('1,"open\n2,fine\n3,"quoted"\n4,"two\nlines"\n')).toEqual([
      { line: 1, problem: 'a quote stands where none may' },
      { line: 2, fields: ['2', 'fine'] },
      { line: 3, fields: ['3', 'quoted'] },
      { line: 4, fields: ['4', 'two\nlines'] },
    ]);
  });

  it.each(['1,x"y"', '1,"x"y', '1,"x" ,2'])('refuses %s', async (record) => {
    expect(await read(`${record}\nok`)).toEqual([
      { line: 1, problem: 'a quote stands where none may' },
      { line: 2, fields: ['ok'] },
    ]);
  });

  it('names a line that is not UTF-8', async () => {
    expect(
      await read(Buffer.concat([Buffer.from('a\n'), Buffer.from([0xff, 0x0a]), Buffer.from('b')])),
    ).toEqual([
      { line: 1, fields: ['a'] },
      { line: 2, problem: 'not UTF-8' },
      { line: 3, fields: ['b'] },
    ]);
  });
});
