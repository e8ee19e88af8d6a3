import { Injectable } from '@nestjs/common';
import { canModerate } from '../../common/auth/viewer.js';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { AttachmentRow } from './attachment.row.js';
import { KeptFiles } from './kept-files.js';

/** Who gets a file. */
@Injectable()
export class AttachmentRights {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly kept: KeptFiles,
  ) {}

  /** Pictures of members and the community are for everybody. */
  isPublic({ purpose }: Pick<AttachmentRow, 'purpose'>): boolean {
    return purpose !== 'CONTENT';
  }

  /**
   * Whoever may read the idea or comment that it belongs to, notes included. While it belongs to nothing its uploader, and for some days moderators who may know
   * of what it belonged to; those for as long as they have to judge that.
   */
  async mayRead(context: RequestContext, row: AttachmentRow): Promise<boolean> {
    return this.isPublic(row) || (await this.isOf(context, row)) || this.kept.mayRead(context, row.id);
  }

  private async isOf(context: RequestContext, row: AttachmentRow): Promise<boolean> {
    // Ideas and comments come later than files: they are asked for as anybody would ask for them by their ids.
    if (row.idea_id !== null) return this.nodes.isReadable(context, 'Idea', row.idea_id);
    if (row.comment_id !== null) return this.nodes.isReadable(context, 'Comment', row.comment_id);
    const { former_comment_id: former } = row;
    const isOwn = context.viewer !== null && context.viewer.memberId === row.uploader_id;
    // What went with a deleted comment is its author's no more.
    if (isOwn && (former === null || (await this.nodes.isReadable(context, 'Comment', former)))) return true;
    if (!canModerate(context.viewer)) return false;
    if (row.former_idea_id !== null)
      return (await this.nodes.find(context, 'Idea', row.former_idea_id)) !== null;
    return former !== null && (await this.nodes.find(context, 'Comment', former)) !== null;
  }
}
