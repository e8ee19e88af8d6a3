import { Module, type OnModuleInit } from '@nestjs/common';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { Clock } from '../../common/time/clock.js';
import { DomainEvents } from '../../events/domain-events.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { AuthModule } from '../auth/auth.module.js';
import '../community/community.events.js';
import '../members/member.events.js';
import { MembersModule } from '../members/members.module.js';
import { PersonalData } from '../members/personal-data.js';
import { CommentAttachmentsLoader, IdeaAttachmentsLoader } from './attached-files.loader.js';
import { AttachmentRights } from './attachment-rights.js';
import { AttachmentsLoader } from './attachments.loader.js';
import { AttachmentsService } from './attachments.service.js';
import { ChosenPictures } from './chosen-pictures.js';
import { CollectAttachments } from './collect-attachments.job.js';
import { FilesController } from './files.controller.js';
import { JudgedCommentFilesLoader, JudgedIdeaFilesLoader, KeptFiles } from './kept-files.js';
import { PersonalAttachments } from './personal-attachments.js';
import { SweepStorage } from './sweep-storage.job.js';
import { UploadAttachment } from './upload-attachment.js';
import { UploadController } from './upload.controller.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'collect-attachments': object;
    'sweep-storage': object;
  }
}

@Module({
  imports: [AuthModule, MembersModule, ThrottleModule],
  controllers: [UploadController, FilesController],
  providers: [
    AttachmentRights,
    AttachmentsLoader,
    AttachmentsService,
    ChosenPictures,
    CollectAttachments,
    CommentAttachmentsLoader,
    IdeaAttachmentsLoader,
    JudgedCommentFilesLoader,
    JudgedIdeaFilesLoader,
    KeptFiles,
    PersonalAttachments,
    SweepStorage,
    UploadAttachment,
  ],
  exports: [
    AttachmentsLoader,
    AttachmentsService,
    CommentAttachmentsLoader,
    IdeaAttachmentsLoader,
    JudgedCommentFilesLoader,
    JudgedIdeaFilesLoader,
  ],
})
export class AttachmentsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly events: DomainEvents,
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly attachments: AttachmentsLoader,
    private readonly pictures: ChosenPictures,
    private readonly collection: CollectAttachments,
    private readonly sweeping: SweepStorage,
    private readonly personal: PersonalAttachments,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Attachment', (context, id) => this.attachments.load(context, id));
    this.events.onWithin('member.pictureChosen', (event, tx) => this.pictures.setAvatar(tx, event));
    this.events.onWithin('community.logoChosen', (event, tx) => this.pictures.setLogo(tx, event));
    this.events.onWithin('member.erasing', ({ memberId }, tx) => this.personal.erase(tx, memberId));
    this.personalData.register('attachments', (sql, memberId) => this.personal.rows(sql, memberId));
    this.handlers.register('collect-attachments', (_, signal) =>
      this.collection.run(this.clock.now(), signal),
    );
    this.handlers.schedule('collect-attachments', '41 * * * *');
    this.handlers.register('sweep-storage', (_, signal) => this.sweeping.run(this.clock.now(), signal));
    this.handlers.schedule('sweep-storage', '23 4 * * *');
  }
}
