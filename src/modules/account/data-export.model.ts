import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLDateTime, GraphQLURL } from '../../common/graphql/scalars.js';

const DataExportStateEnum = { WAITING: 'WAITING', READY: 'READY', FAILED: 'FAILED' } as const;
export type DataExportState = keyof typeof DataExportStateEnum;
registerEnumType(DataExportStateEnum, {
  name: 'DataExportState',
  description: 'How far an export is.',
  valuesMap: {
    WAITING: { description: 'Being made; a mail says when it is there.' },
    READY: { description: 'There to be fetched.' },
    FAILED: { description: 'It could not be made; another may be asked for at once.' },
  },
});

@ObjectType('DataExport', { description: 'All that is kept of the viewer, as a ZIP of JSON files.' })
export class DataExportModel {
  @Field(() => DataExportStateEnum, { description: 'How far it is.' })
  state: DataExportState;
  @Field(() => GraphQLDateTime, { description: 'When it was asked for.' })
  requestedAt: Date;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was made; null before.' })
  readyAt: Date | null;
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When its file goes; null before it is there.',
  })
  expiresAt: Date | null;
  @Field(() => Int, { nullable: true, description: 'Of the file, in bytes; null before it is there.' })
  byteSize: number | null;
  @Field(() => GraphQLURL, {
    nullable: true,
    description: 'Where to fetch the ZIP, signed in; null before it is there.',
  })
  url: string | null;
}
