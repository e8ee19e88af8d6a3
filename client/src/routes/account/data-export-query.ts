import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

export const DataExportQuery = graphql(`
  query DataExport {
    viewer {
      dataExport {
        state
        requestedAt
        readyAt
        expiresAt
        byteSize
        url
      }
    }
  }
`);
export type CurrentExport = NonNullable<ResultOf<typeof DataExportQuery>['viewer']>['dataExport'];

export const RequestDataExport = graphql(
  `
    mutation RequestDataExport {
      requestDataExport {
        viewer {
          dataExport {
            state
            requestedAt
            readyAt
            expiresAt
            byteSize
            url
          }
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);
