/** What subscribers may want to look at again; that it happened says nothing of it, so it may be told to every process. */
export interface LiveNews {
  /** Ideas of which readers see something else now. */
  ideas?: readonly number[];
  /** New ideas. */
  submitted?: readonly number[];
  /** Members who got notifications. */
  members?: readonly number[];
  /** Sessions that have ended. */
  sessions?: readonly number[];
}

/** Members of an array within one message: PostgreSQL takes less than 8000 bytes, and an id has 16 digits at the most. */
const IDS_A_MESSAGE = 400;

/** So many ids waiting are more than messages are worth: everybody is told to look again. */
const MANY = 20_000;

/** What waits to be told, each id once. */
export class WaitingNews {
  readonly ideas = new Set<number>();
  readonly submitted = new Set<number>();
  readonly members = new Set<number>();
  readonly sessions = new Set<number>();

  get size(): number {
    return this.ideas.size + this.submitted.size + this.members.size + this.sessions.size;
  }

  add(news: { [K in keyof LiveNews]: Iterable<number> }): void {
    for (const id of news.ideas ?? []) this.ideas.add(id);
    for (const id of news.submitted ?? []) this.submitted.add(id);
    for (const id of news.members ?? []) this.members.add(id);
    for (const id of news.sessions ?? []) this.sessions.add(id);
  }

  /** Each fits a NOTIFY. */
  messages(): string[] {
    if (this.size > MANY) return [JSON.stringify('all')];
    return [
      ...chunks(this.ideas).map((ideas) => JSON.stringify({ ideas })),
      ...chunks(this.submitted).map((submitted) => JSON.stringify({ submitted })),
      ...chunks(this.members).map((members) => JSON.stringify({ members })),
      ...chunks(this.sessions).map((sessions) => JSON.stringify({ sessions })),
    ];
  }
}

function chunks(ids: ReadonlySet<number>): number[][] {
  const all = [...ids];
  return Array.from({ length: Math.ceil(all.length / IDS_A_MESSAGE) }, (_, i) =>
    all.slice(i * IDS_A_MESSAGE, (i + 1) * IDS_A_MESSAGE),
  );
}

const idsOf = (message: object, name: keyof LiveNews): number[] => {
  const ids: unknown = Reflect.get(message, name);
  return Array.isArray(ids) ? ids.filter((id): id is number => Number.isSafeInteger(id)) : [];
};

/** @returns `all` where everybody is to look again; null for what no process of ours wrote */
export function readNews(message: string): LiveNews | 'all' | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(message);
  } catch {
    return null;
  }
  if (parsed === 'all') return 'all';
  if (typeof parsed !== 'object' || parsed === null) return null;
  return {
    ideas: idsOf(parsed, 'ideas'),
    submitted: idsOf(parsed, 'submitted'),
    members: idsOf(parsed, 'members'),
    sessions: idsOf(parsed, 'sessions'),
  };
}
