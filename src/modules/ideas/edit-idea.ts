import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { excerpt } from '../../common/text/markdown.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { ScreenPosts } from '../screening/screen-posts.js';
import './idea.events.js';
import { canEdit, isOpen } from './idea.policy.js';
import { indexIdea } from './index-idea.js';
import { lockIdea } from './locked-idea.js';

export interface IdeaEdit {
  ideaId: string;
  version: number;
  title?: string;
  body?: string;
  tags?: string[] | null;
  attachmentIds?: string[] | null;
}

@Injectable()
export class EditIdea {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly attachments: AttachmentsService,
    private readonly screening: ScreenPosts,
    private readonly throttle: Throttle,
  ) {}

  /**
   * @returns the idea's number
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but the author; IDEA_CLOSED; STALE on version when somebody changed it meanwhile;
   * INVALID on body for more links than somebody new may post; NOT_FOUND or TOO_MANY on attachmentIds; RATE_LIMITED
   */
  async edit(context: RequestContext, edit: IdeaEdit): Promise<number> {
    const viewer = requireViewer(context);
    await this.throttle.consume('editIdea', String(viewer.memberId));
    await this.throttle.consumeByNetwork('editIdeaByNetwork', context);
    return this.database.transaction(async (tx) => {
      const idea = await lockIdea(tx, context, edit.ideaId);
      if (!canEdit(viewer, idea.facts))
        throw isOpen(idea.facts) || viewer.memberId !== idea.authorId ? forbidden() : refuse('IDEA_CLOSED');
      if (idea.version !== edit.version) throw refuse('STALE', 'version');
      const title = edit.title ?? idea.title;
      const body = edit.body === undefined ? idea.body : this.attachments.withOwnAddresses(edit.body);
      const tags = edit.tags === undefined ? idea.tags : (edit.tags ?? []);
      const isTextChanged = title !== idea.title || body !== idea.body;
      const areTagsChanged = tags.join('\n') !== idea.tags.join('\n');
      const areFilesChanged = await this.attachments.attach(tx, {
        to: { ideaId: idea.id },
        authorId: idea.authorId,
        ids: edit.attachmentIds,
        body,
      });
      if (!isTextChanged && !areTagsChanged && !areFilesChanged) return idea.id;
      if (isTextChanged) {
        const text = (of: { title: string; body: string }): string => `${of.title}\n${of.body}`;
        await this.screening.screenEdit(tx, viewer, idea.boardId, text(idea), text({ title, body }));
        await tx.query('INSERT INTO idea_revisions (idea_id, version, title, body) VALUES ($1, $2, $3, $4)', [
          idea.id,
          idea.version,
          idea.title,
          idea.body,
        ]);
      }
      await tx.query(
        `UPDATE ideas SET title = $2, body = $3, excerpt = $4, tags = $5, updated_at = now(), version = version + $6::int,
           triage_version = triage_version + $7::int, edited_at = CASE WHEN $8 THEN now() ELSE edited_at END
         WHERE id = $1`,
        [
          idea.id,
          title,
          body,
          excerpt(body),
          tags,
          // Files, too, lest a tab that was opened before takes them away again.
          isTextChanged || areFilesChanged ? 1 : 0,
          areTagsChanged ? 1 : 0,
          isTextChanged && idea.facts.othersTookPart,
        ],
      );
      await indexIdea(tx, { id: idea.id, title, body, tags });
      await this.events.emit('ideas.changed', { ideaIds: [idea.id] }, tx);
      return idea.id;
    });
  }
}
