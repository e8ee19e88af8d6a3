import { Injectable } from '@nestjs/common';
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
   * Whoever may read the idea or comment that it belongs to, notes included; its uploader while it belongs to nothing; moderators while they have to
   * judge what it belonged to.
   */
  async mayRead(context: RequestContext, row: AttachmentRow): Promise<boolean> {
    return this.isPublic(row) || (await this.isOf(context, row)) || this.kept.mayRead(context, row.id);
  }

  private async isOf(context: RequestContext, row: AttachmentRow): Promise<boolean> {
    // Ideas and comments come later than files: they are asked for as anybody would ask for them by their ids.
    if (row.idea_id !== null) return this.nodes.isReadable(context, 'Idea', row.idea_id);
    if (row.comment_id !== null) return this.nodes.isReadable(context, 'Comment', row.comment_id);
    return context.viewer !== null && context.viewer.memberId === row.uploader_id;
  }
}
