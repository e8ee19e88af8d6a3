import { graphql, type FragmentOf, type ResultOf } from '../../graphql/graphql.js';

/** A storm session in a list of such. */
export const StormCardFields = graphql(`
  fragment StormCardFields on Storm {
    id
    slug
    title
    state
    opensAt
    closesAt
    board {
      id
      slug
      name
    }
    host {
      id
      handle
      displayName
      avatarUrl
    }
    ideaCount
  }
`);
export type StormCardRef = FragmentOf<typeof StormCardFields>;

/** All that its page shows and its team changes. */
export const StormFacts = graphql(
  `
    fragment StormFacts on Storm {
      id
      slug
      title
      state
      opensAt
      closesAt
      brief
      briefHtml
      result
      resultHtml
      viewerCan {
        submit
        update
        withdraw
        end
        postResult
      }
      ...StormCardFields
    }
  `,
  [StormCardFields],
);
export type StormOnPage = ResultOf<typeof StormFacts>;

export const stormPath = ({ slug }: { slug: string }): string => `/storms/${encodeURIComponent(slug)}`;
