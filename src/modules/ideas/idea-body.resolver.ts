import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { renderMarkdown } from '../../common/text/markdown.js';
import { IdeaAttachmentsLoader } from '../attachments/attached-files.loader.js';
import { AttachmentModel } from '../attachments/attachment.model.js';
import { IdeaBodiesLoader } from './idea-bodies.loader.js';
import { IdeaModel } from './idea.model.js';

@Resolver(() => IdeaModel)
export class IdeaBodyResolver {
  constructor(
    private readonly bodies: IdeaBodiesLoader,
    private readonly files: IdeaAttachmentsLoader,
  ) {}

  @ResolveField('body', () => String, { description: 'Markdown as written.' })
  async body(@Ctx() context: RequestContext, @Parent() idea: IdeaModel): Promise<string> {
    return (await this.bodies.load(context, idea.number)) ?? '';
  }

  @ResolveField('bodyHtml', () => String, { description: 'Sanitised HTML of `body`.' })
  async bodyHtml(@Ctx() context: RequestContext, @Parent() idea: IdeaModel): Promise<string> {
    return renderMarkdown(await this.body(context, idea));
  }

  @ResolveField('attachments', () => [AttachmentModel], { description: 'Its files, in order of upload.' })
  async attachments(@Ctx() context: RequestContext, @Parent() idea: IdeaModel): Promise<AttachmentModel[]> {
    return (await this.files.load(context, idea.number)) ?? [];
  }
}
