import { Mutation, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { AcceptExtensions } from './accept-extensions.js';
import { AddComment } from './add-comment.js';
import * as inputs from './comment.inputs.js';
import * as payloads from './comment.payloads.js';
import { DeleteComment } from './delete-comment.js';
import { EditComment } from './edit-comment.js';
import { FreshComments } from './fresh-comments.js';
import { LikeComments } from './like-comments.js';

@Resolver()
export class CommentsResolver {
  constructor(
    private readonly fresh: FreshComments,
    private readonly additions: AddComment,
    private readonly edits: EditComment,
    private readonly deletions: DeleteComment,
    private readonly likes: LikeComments,
    private readonly extensions: AcceptExtensions,
  ) {}

  @Mutation(() => payloads.AddCommentPayload, {
    nullable: true,
    description:
      'Writes a comment while the idea is open or delivered, or, for its product teams, a note at any time.',
  })
  async addComment(
    @Ctx() context: RequestContext,
    @Input(inputs.AddCommentInput) input: inputs.AddCommentInput,
  ): Promise<payloads.AddCommentPayload> {
    return { comment: await this.fresh.read(context, await this.additions.add(context, input)) };
  }

  @Mutation(() => payloads.EditCommentPayload, {
    nullable: true,
    description: 'By its author, while the idea takes comments; what it said before is kept.',
  })
  async editComment(
    @Ctx() context: RequestContext,
    @Input(inputs.EditCommentInput) input: inputs.EditCommentInput,
  ): Promise<payloads.EditCommentPayload> {
    return { comment: await this.fresh.read(context, await this.edits.edit(context, input)) };
  }

  @Mutation(() => payloads.DeleteCommentPayload, {
    nullable: true,
    description: 'By its author or a moderator. With replies it stays, empty; without any it is gone.',
  })
  async deleteComment(
    @Ctx() context: RequestContext,
    @Input(inputs.DeleteCommentInput) { commentId, reason }: inputs.DeleteCommentInput,
  ): Promise<payloads.DeleteCommentPayload> {
    await this.deletions.delete(context, commentId, reason);
    return { deletedId: commentId };
  }

  @Mutation(() => payloads.LikeCommentPayload, {
    nullable: true,
    description: 'Once a member a comment; neither one’s own nor notes.',
  })
  async likeComment(
    @Ctx() context: RequestContext,
    @Input(inputs.LikeCommentInput) { commentId }: inputs.LikeCommentInput,
  ): Promise<payloads.LikeCommentPayload> {
    return { comment: await this.fresh.read(context, await this.likes.set(context, commentId, true)) };
  }

  @Mutation(() => payloads.UnlikeCommentPayload, {
    nullable: true,
    description: 'Takes the viewer’s like back; without one, changes nothing.',
  })
  async unlikeComment(
    @Ctx() context: RequestContext,
    @Input(inputs.UnlikeCommentInput) { commentId }: inputs.UnlikeCommentInput,
  ): Promise<payloads.UnlikeCommentPayload> {
    return { comment: await this.fresh.read(context, await this.likes.set(context, commentId, false)) };
  }

  @Mutation(() => payloads.AcceptExtensionPayload, {
    nullable: true,
    description: 'Accept a comment as part of the idea; by its author or a team of its board.',
  })
  async acceptExtension(
    @Ctx() context: RequestContext,
    @Input(inputs.AcceptExtensionInput) { commentId }: inputs.AcceptExtensionInput,
  ): Promise<payloads.AcceptExtensionPayload> {
    return { comment: await this.fresh.read(context, await this.extensions.set(context, commentId, true)) };
  }

  @Mutation(() => payloads.AcceptExtensionPayload, {
    nullable: true,
    description: 'Takes an acceptance back.',
  })
  async removeExtension(
    @Ctx() context: RequestContext,
    @Input(inputs.AcceptExtensionInput) { commentId }: inputs.AcceptExtensionInput,
  ): Promise<payloads.AcceptExtensionPayload> {
    return { comment: await this.fresh.read(context, await this.extensions.set(context, commentId, false)) };
  }
}
