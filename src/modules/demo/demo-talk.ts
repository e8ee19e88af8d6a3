import { Injectable } from '@nestjs/common';
import { encodeId } from '../../common/graphql/node-id.js';
import { Database } from '../../database/database.js';
import { AcceptExtensions } from '../comments/accept-extensions.js';
import { AddComment } from '../comments/add-comment.js';
import { LikeComments } from '../comments/like-comments.js';
import { DEMO_DISCUSSIONS, type DemoComment } from './demo-comments.js';
import type { BoardSlug } from './demo-boards.js';
import { contextOf } from './demo-context.js';
import { memberOf, type Actor, type Founded } from './demo-founders.js';

/** What the demo's people say about ideas, like and accept; what was said already is not said again. */
@Injectable()
export class DemoTalk {
  constructor(
    private readonly database: Database,
    private readonly comments: AddComment,
    private readonly likes: LikeComments,
    private readonly extensions: AcceptExtensions,
  ) {}

  /** @param ideaOf the id of a board's idea by its number in Polis or its key */
  async discuss(founded: Founded, slug: BoardSlug, ideaOf: (idea: string) => number): Promise<void> {
    for (const { idea, comments } of DEMO_DISCUSSIONS[slug]) {
      for (const comment of comments) await this.say(founded, ideaOf(idea), comment, undefined);
    }
  }

  private async say(
    founded: Founded,
    ideaId: number,
    { by, body, likedBy = [], acceptedBy, isNote, replies = [] }: DemoComment,
    parentId: string | undefined,
  ): Promise<void> {
    const context = (actor: Actor) => contextOf(this.database, memberOf(founded, actor));
    const [said] = await this.database.query<{ id: number }>(
      'SELECT id FROM comments WHERE idea_id = $1 AND author_id = $2 AND body = $3',
      [ideaId, memberOf(founded, by), body],
    );
    const place = { ideaId: encodeId('Idea', ideaId), ...(parentId === undefined ? {} : { parentId }) };
    const id = encodeId(
      'Comment',
      said?.id ?? (await this.comments.add(await context(by), { ...place, body, internal: isNote ?? false })),
    );
    for (const actor of likedBy) await this.likes.set(await context(actor), id, true);
    if (acceptedBy) await this.extensions.set(await context(acceptedBy), id, true);
    for (const reply of replies) await this.say(founded, ideaId, reply, id);
  }
}
