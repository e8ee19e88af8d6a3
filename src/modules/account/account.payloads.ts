import { Field, ObjectType } from '@nestjs/graphql';
import { Payload } from '../../common/graphql/user-error.model.js';
import { ViewerModel } from '../members/viewer.model.js';

@ObjectType({ description: 'That the person is erased.' })
export class DeleteAccountPayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: 'True.' })
  deleted: boolean | null;
}

@ObjectType({ description: 'That an export of one’s data is being made.' })
export class RequestDataExportPayload extends Payload {
  @Field(() => ViewerModel, { nullable: true, description: 'With the export in `dataExport`.' })
  viewer: ViewerModel | null;
}
