import { ChangeIdeaStatus } from '../../src/modules/triage/change-idea-status.js';
import { DomainEvents, type DomainEventMap } from '../../src/events/domain-events.js';
import { contextOf, type TestApp } from './app.js';
import type { Person, TestIdea } from './factories.js';
import { ask } from './graphql.js';

export interface Notice {
  id: string;
  kind: string;
  text: string;
  url: string;
  readAt: string | null;
  idea: { number: number } | null;
  adoption: { title: string } | null;
  actor: { handle: string } | null;
}

const NOTICE = 'id kind text url readAt createdAt idea { number } adoption { title } actor { handle }';

/** What happens to ideas, and what people are told of it. */
export class Notices {
  constructor(private readonly world: TestApp) {}

  /** Something that happens in a transaction of its own, with nothing but its event. */
  async happen<N extends keyof DomainEventMap>(name: N, event: DomainEventMap[N]): Promise<void> {
    const events = this.world.app.get(DomainEvents, { strict: false });
    await this.world.db.transaction((tx) => events.emit(name, event, tx));
  }

  async answer(
    who: Person,
    ideas: readonly TestIdea[],
    statusKey: string,
    response: string | null,
  ): Promise<void> {
    const service = this.world.app.get(ChangeIdeaStatus, { strict: false });
    const ideaIds = ideas.map(({ nodeId }) => nodeId);
    await service.change(await contextOf(this.world, who), { ideaIds, statusKey, response });
  }

  async vote(who: Person, idea: TestIdea, direction = 'PROMOTE'): Promise<void> {
    await ask(
      this.world,
      'mutation ($i: CastVoteInput!) { castVote(input: $i) { userErrors { code } } }',
      { i: { ideaId: idea.nodeId, direction } },
      who,
    );
  }

  /** @param follows false mutes */
  async follow(who: Person, idea: TestIdea, follows = true): Promise<void> {
    const name = follows ? 'followIdea' : 'unfollowIdea';
    await ask(
      this.world,
      `mutation { ${name}(input: { ideaId: "${idea.nodeId}" }) { userErrors { code } } }`,
      {},
      who,
    );
  }

  /** @returns the comment's number */
  async comment(
    who: Person,
    idea: TestIdea,
    body: string,
    more: { parentId?: number; isInternal?: boolean; mentions?: Person[] } = {},
  ): Promise<number> {
    const { parentId = null, isInternal = false, mentions = [] } = more;
    const [row] = await this.world.db.query<{ id: number }>(
      'INSERT INTO comments (idea_id, author_id, parent_id, body, is_internal) VALUES ($1, $2, $3, $4, $5) RETURNING id',
      [idea.id, who.id, parentId, body, isInternal],
    );
    if (!row) throw new Error('no comment');
    await this.happen('comment.added', {
      commentId: row.id,
      ideaId: idea.id,
      parentId,
      authorId: who.id,
      isInternal,
      mentionedIds: mentions.map(({ id }) => id),
    });
    return row.id;
  }

  async of(who: Person, headers: Record<string, string> = {}): Promise<Notice[]> {
    const { data, errors } = await ask(
      this.world,
      `{ viewer { notifications(first: 100) { nodes { ${NOTICE} } } } }`,
      {},
      { cookie: who.cookie, headers },
    );
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.viewer.notifications.nodes;
  }

  /** Kinds with the idea's number, newest first: `MERGED 7`. */
  async kindsOf(who: Person): Promise<string[]> {
    return (await this.of(who)).map(({ kind, idea }) => `${kind} ${idea?.number}`);
  }

  async unreadCount(who: Person): Promise<number> {
    const { data } = await ask(this.world, '{ viewer { unreadNotificationCount } }', {}, who);
    return data.viewer.unreadNotificationCount;
  }
}
