import type { CombinedError } from '@urql/core';
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { showAccent } from '../../ui/accent.js';

export const ShellQuery = graphql(`
  query Shell {
    viewer {
      email
      hasPassword
      mayResetPassword
      canAdminister
      canModerate
      moderationCount
      triageBoards {
        id
        slug
        name
      }
      member {
        id
        handle
        displayName
        avatarUrl
      }
    }
    community {
      name
      logoUrl
      accentColor
      pointsPerVote
      halfLifeDays
      responsePromiseDays
      limits {
        titleMin
        titleMax
        bodyMax
        commentMax
        responseMax
        adoptionSummaryMax
        attachmentBytesMax
        attachmentsMax
        tagsMax
        tagMax
        passwordMin
        passwordMax
        displayNameMin
        displayNameMax
        reportNoteMax
        reasonMax
        stormTitleMax
        stormBriefMax
        voteNoteMax
      }
    }
    boards {
      id
      slug
      name
      viewerCanSubmit
    }
    storms(first: 1) {
      nodes {
        id
      }
    }
  }
`);

type ShellData = ResultOf<typeof ShellQuery>;

interface Shell {
  /** undefined until known, null when signed out. */
  viewer: ShellData['viewer'] | undefined;
  community: ShellData['community'] | undefined;
  boards: ShellData['boards'] | undefined;
  /** Whether there is, was or will be a storm session that the viewer may know of. */
  hasStorms: boolean;
  error: CombinedError | undefined;
  reload(): void;
}

const ShellContext = createContext<Shell>({
  viewer: undefined,
  community: undefined,
  boards: undefined,
  hasStorms: false,
  error: undefined,
  reload: () => undefined,
});

/** What every page needs to know: who is here, where this is, and which boards there are. */
export function ShellProvider({ children }: { children: ReactNode }) {
  const [{ data, error }, execute] = useQuery({ query: ShellQuery });
  const accent = data?.community.accentColor;
  useEffect(() => {
    if (accent !== undefined) showAccent(accent);
  }, [accent]);
  const shell = useMemo<Shell>(
    () => ({
      viewer: data?.viewer,
      community: data?.community,
      boards: data?.boards,
      hasStorms: (data?.storms.nodes.length ?? 0) > 0,
      error: data ? undefined : error,
      reload: () => execute({ requestPolicy: 'network-only' }),
    }),
    [data, error, execute],
  );
  return <ShellContext value={shell}>{children}</ShellContext>;
}

export const useShell = () => useContext(ShellContext);
