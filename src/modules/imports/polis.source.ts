import path from 'node:path';
import { csvRecords } from './csv-records.js';
import { csvTable, findTable, readChunks, type TableRow } from './csv-table.js';
import {
  ImportError,
  type ImportedIdea,
  type ImportedMember,
  type ImportedVote,
  type ImportSource,
  type SourceRow,
} from './import-source.js';
import { titleAndBody } from './statement-text.js';
import { textLines } from './text-lines.js';

const COMMENTS = 'comments.csv';
const VOTES = 'votes.csv';
const COMMENT_COLUMNS = ['timestamp', 'comment-id', 'author-id', 'moderated', 'comment-body'] as const;
const VOTE_COLUMNS = ['timestamp', 'comment-id', 'voter-id', 'vote'] as const;

const MILLISECONDS = /^\d{1,15}$/;
const ID = /^\d{1,15}$/;
const DIRECTIONS = new Map<string, ImportedVote['direction']>([
  ['1', 1],
  ['0', 0],
  ['-1', -1],
]);
const CONVERSATION = /^https?:\/\/[^/]+\/([a-z0-9]+)$/;

/**
 * The export of one Polis conversation: `comments.csv`, `votes.csv` and, where present, `summary.csv`, each plain or gzipped.
 * Times are milliseconds; a vote is 1 (agree), −1 (disagree) or 0 (pass); `moderated` −1 is a statement hidden there.
 */
export class PolisSource implements ImportSource {
  private constructor(
    private readonly folder: string,
    readonly key: string,
  ) {}

  /**
   * The conversation is known by its address in summary.csv, else by the folder's name.
   * @throws ImportError when the folder holds no such export
   */
  static async open(folder: string): Promise<PolisSource> {
    for (const file of [COMMENTS, VOTES]) {
      if ((await findTable(folder, file)) === null)
        throw new ImportError(`${path.join(folder, file)} is missing.`);
    }
    const conversation = (await conversationOf(folder)) ?? asciiSlug(path.basename(path.resolve(folder)));
    return new PolisSource(folder, `polis-${conversation}`);
  }

  /** Polis publishes nobody's name: a participant is a number. */
  async *members(wanted: ReadonlySet<string>): AsyncGenerator<ImportedMember> {
    for (const externalId of wanted) {
      yield { externalId, handle: `${this.key}-${externalId}`, displayName: `Participant ${externalId}` };
    }
  }

  async *ideas(): AsyncGenerator<SourceRow<ImportedIdea>> {
    for await (const row of csvTable(this.folder, COMMENTS, COMMENT_COLUMNS)) {
      yield { file: COMMENTS, line: row.line, ...readComment(row) };
    }
  }

  async *votes(): AsyncGenerator<SourceRow<ImportedVote>> {
    for await (const row of csvTable(this.folder, VOTES, VOTE_COLUMNS)) {
      yield { file: VOTES, line: row.line, ...readVote(row) };
    }
  }
}

type Reading<T> =
  SourceRow<T> extends infer Row ? (Row extends unknown ? Omit<Row, 'file' | 'line'> : never) : never;

function readComment(row: TableRow<(typeof COMMENT_COLUMNS)[number]>): Reading<ImportedIdea> {
  if ('problem' in row) return { kind: 'broken', reason: row.problem };
  const {
    timestamp,
    'comment-id': externalId,
    'author-id': author,
    moderated,
    'comment-body': statement,
  } = row.values;
  const broken = (reason: string): Reading<ImportedIdea> => ({ kind: 'broken', externalId, reason });
  if (!ID.test(externalId)) return { kind: 'broken', reason: `comment-id "${externalId}" is not a number` };
  if (!MILLISECONDS.test(timestamp))
    return broken(`timestamp "${timestamp}" is not a number of milliseconds`);
  if (!ID.test(author)) return broken(`author-id "${author}" is not a number`);
  if (!DIRECTIONS.has(moderated)) return broken(`moderated "${moderated}" is neither 1, 0 nor -1`);
  if (moderated === '-1')
    return { kind: 'left-out', externalId, reason: 'hidden by the moderators of Polis' };
  const text = titleAndBody(statement);
  if ('problem' in text) return broken(text.problem);
  return {
    kind: 'row',
    value: { externalId, authorExternalId: author, ...text, tags: [], createdAt: Number(timestamp) },
  };
}

function readVote(row: TableRow<(typeof VOTE_COLUMNS)[number]>): Reading<ImportedVote> {
  if ('problem' in row) return { kind: 'broken', reason: row.problem };
  const { timestamp, 'comment-id': ideaExternalId, 'voter-id': voterExternalId, vote } = row.values;
  const broken = (reason: string): Reading<ImportedVote> => ({ kind: 'broken', reason });
  const direction = DIRECTIONS.get(vote);
  if (!MILLISECONDS.test(timestamp))
    return broken(`timestamp "${timestamp}" is not a number of milliseconds`);
  if (!ID.test(voterExternalId)) return broken(`voter-id "${voterExternalId}" is not a number`);
  if (direction === undefined) return broken(`vote "${vote}" is neither 1, 0 nor -1`);
  return { kind: 'row', value: { ideaExternalId, voterExternalId, direction, castAt: Number(timestamp) } };
}

async function conversationOf(folder: string): Promise<string | undefined> {
  const name = await findTable(folder, 'summary.csv');
  if (name === null) return undefined;
  for await (const record of csvRecords(textLines(readChunks(path.join(folder, name))))) {
    if ('fields' in record && record.fields[0] === 'url')
      return CONVERSATION.exec(record.fields[1] ?? '')?.[1];
  }
  return undefined;
}

function asciiSlug(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'conversation'
  );
}
