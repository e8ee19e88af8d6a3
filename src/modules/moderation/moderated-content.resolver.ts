import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { renderMarkdown } from '../../common/text/markdown.js';
import { AttachmentModel } from '../attachments/attachment.model.js';
import { AttachmentsLoader } from '../attachments/attachments.loader.js';
import { CommentModel } from '../comments/comment.model.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { RevisionModel } from './revision.model.js';
import { CommentRevisionsLoader, IdeaRevisionsLoader } from './revisions.loader.js';
import { ViewerCommentReportsLoader, ViewerIdeaReportsLoader } from './viewer-reports.loader.js';

const REVISIONS = {
  nullable: true,
  description: 'What it said before it was edited or deleted, newest first; for moderators, null to others.',
};
const REPORTED = { description: 'Whether a report of the viewer on it waits for a moderator.' };

/** What moderation adds to an idea. */
@Resolver(() => IdeaModel)
export class ModeratedIdeaResolver {
  constructor(
    private readonly history: IdeaRevisionsLoader,
    private readonly reports: ViewerIdeaReportsLoader,
  ) {}

  @ResolveField('revisions', () => [RevisionModel], REVISIONS)
  revisions(@Ctx() context: RequestContext, @Parent() idea: IdeaModel): Promise<RevisionModel[] | null> {
    return this.history.load(context, idea.number);
  }

  @ResolveField('viewerReported', () => Boolean, REPORTED)
  async viewerReported(@Ctx() context: RequestContext, @Parent() idea: IdeaModel): Promise<boolean> {
    return (await this.reports.load(context, idea.number)) ?? false;
  }
}

/** What moderation adds to a comment. */
@Resolver(() => CommentModel)
export class ModeratedCommentResolver {
  constructor(
    private readonly history: CommentRevisionsLoader,
    private readonly reports: ViewerCommentReportsLoader,
  ) {}

  @ResolveField('revisions', () => [RevisionModel], REVISIONS)
  revisions(
    @Ctx() context: RequestContext,
    @Parent() comment: CommentModel,
  ): Promise<RevisionModel[] | null> {
    return this.history.load(context, comment.commentId);
  }

  @ResolveField('viewerReported', () => Boolean, REPORTED)
  async viewerReported(@Ctx() context: RequestContext, @Parent() comment: CommentModel): Promise<boolean> {
    return (await this.reports.load(context, comment.commentId)) ?? false;
  }
}

@Resolver(() => RevisionModel)
export class RevisionResolver {
  constructor(private readonly attachments: AttachmentsLoader) {}

  @ResolveField('bodyHtml', () => String, { description: 'Sanitised HTML of `body`.' })
  bodyHtml(@Parent() revision: RevisionModel): string {
    return renderMarkdown(revision.body);
  }

  @ResolveField('attachments', () => [AttachmentModel], {
    description:
      'Its files, in order of upload, but for those that are gone: what was taken out is kept for 14 days.',
  })
  async files(@Ctx() context: RequestContext, @Parent() revision: RevisionModel): Promise<AttachmentModel[]> {
    const files = await Promise.all(revision.attachmentIds.map((id) => this.attachments.load(context, id)));
    return files.filter((file) => file !== null);
  }
}
