import { Injectable } from '@nestjs/common';
import { encodeId } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { slugify } from '../../common/text/slug.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { ListAdoptions } from '../adoptions/list-adoptions.js';
import { BoardsService } from '../boards/boards.service.js';
import { isBanned } from '../members/ban.sql.js';
import { ListStorms } from '../storms/list-storms.js';
import { stormPath } from './storm-bodies.js';
import { adoptionPath } from './adoption-bodies.js';
import { markup, NO_MARKUP, type Markup } from './markup.js';
import { boardPath, ideaPath, memberPath } from './page-bodies.js';

/** Numbers that one file covers, and so the most URLs in it; the protocol allows 50,000. */
const NUMBERS_A_FILE = 10_000;
/** Rows read at once: a file comes in pieces, and others have their turn in between. */
const ROWS_AT_ONCE = 1000;
const ADOPTIONS = 10_000;
const MEMBERS = 10_000;
const STORMS = 10_000;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const START = `<?xml version="1.0" encoding="UTF-8"?>\n`;

interface IdeaRow {
  id: number;
  title: string;
  updated_at: Date;
}

/** What the context's viewer could list, for search engines: files of ideas by their numbers, one of lists, one of adoptions, one of storm sessions. */
@Injectable()
export class Sitemap {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly boards: BoardsService,
    private readonly adoptions: ListAdoptions,
    private readonly storms: ListStorms,
  ) {}

  /** The files that have something in them. */
  async index(context: RequestContext): Promise<string> {
    // A loose scan: from each file found on to the first idea past it.
    const files = await this.database.query<{ file: number }>(
      `WITH RECURSIVE files AS (
         (SELECT (id - 1) / ${NUMBERS_A_FILE} + 1 AS file FROM ideas WHERE is_listed AND board_id = ANY ($1) ORDER BY id LIMIT 1)
         UNION ALL
         SELECT next.file FROM files CROSS JOIN LATERAL (
           SELECT (id - 1) / ${NUMBERS_A_FILE} + 1 AS file FROM ideas
           WHERE id > files.file * ${NUMBERS_A_FILE} AND is_listed AND board_id = ANY ($1) ORDER BY id LIMIT 1
         ) next
       ) SELECT file FROM files`,
      [context.boardIds],
    );
    const [adoption] = await this.adoptions.latest(context, 1);
    const [storm] = await this.storms.addresses(context, 1);
    const members = await this.memberRows(1);
    const names = [
      'boards',
      ...(members.length > 0 ? ['members'] : []),
      ...(adoption ? ['adoptions'] : []),
      ...(storm ? ['storms'] : []),
      ...files.map(({ file }) => `ideas-${file}`),
    ];
    const urls = names.map((name) => this.url(`/sitemaps/${name}.xml`));
    const entries = urls.map((url) => markup`<sitemap><loc>${url}</loc></sitemap>\n`);
    return START + markup`<sitemapindex xmlns="${NAMESPACE}">\n${entries}</sitemapindex>\n`.text;
  }

  /** The list of all ideas, each board's, and those of what became of them. */
  async boardFile(context: RequestContext): Promise<string> {
    const boards = await this.boards.list(context);
    const lists = ['/', '/people', '/roadmap', '/ideas-in-action', ...boards.map(boardPath)];
    const entries = lists.map((path) => this.entry(path));
    return START + markup`<urlset xmlns="${NAMESPACE}">\n${entries}</urlset>\n`.text;
  }

  /** What teams have taken on, latest first, as far as one file goes. */
  async adoptionFile(context: RequestContext): Promise<string> {
    const adoptions = await this.adoptions.latest(context, ADOPTIONS);
    const entries = adoptions.map(({ id, updatedAt }) =>
      this.entry(adoptionPath({ id: encodeId('Adoption', id) }), updatedAt),
    );
    return START + markup`<urlset xmlns="${NAMESPACE}">\n${entries}</urlset>\n`.text;
  }

  /** People with reputation, most first, as far as one file goes. */
  async memberFile(): Promise<string> {
    const entries = (await this.memberRows(MEMBERS)).map((member) => this.entry(memberPath(member)));
    return START + markup`<urlset xmlns="${NAMESPACE}">\n${entries}</urlset>\n`.text;
  }

  private memberRows(limit: number): Promise<{ handle: string }[]> {
    return this.database.query<{ handle: string }>(
      `SELECT m.handle FROM member_reputation r JOIN members m ON m.id = r.member_id
       WHERE r.points > 0 AND m.erased_at IS NULL AND NOT ${isBanned('m')} ORDER BY r.points DESC, r.member_id LIMIT $1`,
      [limit],
    );
  }

  /** Storm sessions, newest opening first, as far as one file goes. */
  async stormFile(context: RequestContext): Promise<string> {
    const storms = await this.storms.addresses(context, STORMS);
    const entries = ['/storms', ...storms].map((storm) =>
      typeof storm === 'string' ? this.entry(storm) : this.entry(stormPath(storm), storm.updatedAt),
    );
    return START + markup`<urlset xmlns="${NAMESPACE}">\n${entries}</urlset>\n`.text;
  }

  /**
   * The pieces of a file of ideas.
   * @param file counted from 1
   * @returns null for a file without ideas
   */
  async ideaFile(context: RequestContext, file: number): Promise<AsyncGenerator<string> | null> {
    const end = file * NUMBERS_A_FILE;
    const first = await this.rows(context, end - NUMBERS_A_FILE, end);
    return first.length === 0 ? null : this.pieces(context, first, end);
  }

  private async *pieces(context: RequestContext, first: IdeaRow[], end: number): AsyncGenerator<string> {
    yield START + markup`<urlset xmlns="${NAMESPACE}">\n`.text;
    for (let rows = first; rows.length > 0; rows = await this.rows(context, rows.at(-1)?.id ?? end, end)) {
      const entries = rows.map(({ id, title, updated_at }) =>
        this.entry(ideaPath({ number: id, slug: slugify(title) }), updated_at),
      );
      yield markup`${entries}`.text;
    }
    yield '</urlset>\n';
  }

  private rows(context: RequestContext, after: number, end: number): Promise<IdeaRow[]> {
    return this.database.query<IdeaRow>(
      `SELECT id, title, updated_at FROM ideas WHERE id > $1 AND id <= $2 AND is_listed AND board_id = ANY ($3)
       ORDER BY id LIMIT ${ROWS_AT_ONCE}`,
      [after, end, context.boardIds],
    );
  }

  private entry(path: string, changedAt?: Date): Markup {
    const changed = changedAt ? markup`<lastmod>${changedAt.toISOString()}</lastmod>` : NO_MARKUP;
    return markup`<url><loc>${this.url(path)}</loc>${changed}</url>\n`;
  }

  private url(path: string): string {
    return `${this.config.publicUrl}${path}`;
  }
}
