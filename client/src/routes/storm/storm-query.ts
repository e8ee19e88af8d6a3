import { StormFacts } from '../../features/storms/storm-facts.js';
import { graphql } from '../../graphql/graphql.js';

export const StormPageQuery = graphql(
  `
    query StormPage($slug: String!) {
      storm(slug: $slug) {
        id
        ...StormFacts
      }
    }
  `,
  [StormFacts],
);
