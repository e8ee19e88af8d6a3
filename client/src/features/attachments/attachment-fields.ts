import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const AttachmentFields = graphql(`
  fragment AttachmentFields on Attachment {
    id
    fileName
    contentType
    byteSize
    url
    thumbnailUrl
    width
    height
  }
`);

export type AttachedFile = ResultOf<typeof AttachmentFields>;
