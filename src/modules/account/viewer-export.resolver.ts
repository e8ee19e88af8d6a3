import { Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { requireViewer } from '../../common/auth/viewer.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MembersService } from '../members/members.service.js';
import { ViewerModel } from '../members/viewer.model.js';
import { RequestDataExportPayload } from './account.payloads.js';
import { DataExportModel } from './data-export.model.js';
import { DataExports } from './data-exports.js';
import { RequestDataExport } from './request-data-export.js';

/** The export of one's data. */
@Resolver(() => ViewerModel)
export class ViewerExportResolver {
  constructor(
    private readonly exports: DataExports,
    private readonly members: MembersService,
    private readonly requests: RequestDataExport,
  ) {}

  @ResolveField('dataExport', () => DataExportModel, {
    nullable: true,
    description:
      'The latest export of all of the viewer’s data; null where none was asked for or its file is gone.',
  })
  dataExport(@Ctx() context: RequestContext): Promise<DataExportModel | null> {
    return this.exports.latest(requireViewer(context).memberId);
  }

  @Mutation(() => RequestDataExportPayload, {
    nullable: true,
    description:
      'Has all of one’s data put into a ZIP of JSON files; a mail says when it is there, for 7 days. One at a time, and one a day: RATE_LIMITED.',
  })
  async requestDataExport(@Ctx() context: RequestContext): Promise<Partial<RequestDataExportPayload>> {
    await this.requests.run(context);
    return { viewer: await this.members.viewer(context) };
  }
}
