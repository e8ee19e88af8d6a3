import type { Client, OperationResult } from '@urql/core';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useClient } from 'urql';
import { graphql } from '../../graphql/graphql.js';
import { requestErrorKind } from '../../graphql/request-error.js';
import { UserErrorFields, userErrorsOf, type UserErrorRefs } from '../../graphql/user-errors.js';
import { VoteDesk, type Refusal, type SendVote } from './vote-desk.js';

const VotedIdea = graphql(`
  fragment VotedIdea on Idea {
    id
    points
    promoteCount
    demoteCount
    popularity
    viewerVote
    viewerIsTold
    isOpen
    board {
      id
      viewerVotesLeft
    }
  }
`);

export const CastVote = graphql(
  `
    mutation CastVote($input: CastVoteInput!) {
      castVote(input: $input) {
        idea {
          ...VotedIdea
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [VotedIdea, UserErrorFields],
);

export const WithdrawVote = graphql(
  `
    mutation WithdrawVote($input: WithdrawVoteInput!) {
      withdrawVote(input: $input) {
        idea {
          ...VotedIdea
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [VotedIdea, UserErrorFields],
);

function refusalOf({ error }: OperationResult, userErrors: UserErrorRefs | undefined): Refusal | null {
  if (error) {
    const reason = requestErrorKind(error);
    if (reason === 'UNAUTHENTICATED') return { kind: 'SIGNED_OUT' };
    return { kind: 'FAILED', reason: reason === 'BAD_USER_INPUT' ? 'SERVER' : reason };
  }
  const [first] = userErrorsOf(userErrors);
  return first ? { kind: 'REFUSED', code: first.code, message: first.message } : null;
}

const sender =
  (client: Client): SendVote =>
  async (ideaId, vote) => {
    if (vote === null) {
      const result = await client.mutation(WithdrawVote, { input: { ideaId } }).toPromise();
      return refusalOf(result, result.data?.withdrawVote?.userErrors);
    }
    const result = await client.mutation(CastVote, { input: { ideaId, direction: vote } }).toPromise();
    return refusalOf(result, result.data?.castVote?.userErrors);
  };

const DeskContext = createContext<VoteDesk | null>(null);

export function VoteProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  // Outlives the client: a refusal because the session has ended is said although that resets the client.
  const [desk] = useState(() => new VoteDesk(sender(client)));
  useEffect(() => desk.sendBy(sender(client)), [desk, client]);
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useVoteDesk(): VoteDesk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useVoteDesk is called outside of VoteProvider');
  return desk;
}
