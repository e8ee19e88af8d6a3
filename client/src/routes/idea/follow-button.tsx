import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useLocation } from 'react-router';
import { withNext } from '../../features/session/return-to.js';
import { useShell } from '../../features/session/shell.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';

const FollowedIdea = graphql(`
  fragment FollowedIdea on Idea {
    id
    viewerIsTold
    viewerFollows
    followerCount
  }
`);

export const FollowIdea = graphql(
  `
    mutation FollowIdea($input: FollowIdeaInput!) {
      followIdea(input: $input) {
        idea {
          ...FollowedIdea
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [FollowedIdea, UserErrorFields],
);

export const UnfollowIdea = graphql(
  `
    mutation UnfollowIdea($input: UnfollowIdeaInput!) {
      unfollowIdea(input: $input) {
        idea {
          ...FollowedIdea
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [FollowedIdea, UserErrorFields],
);

interface FollowButtonProps {
  ideaId: string;
  /** Whether the viewer hears what becomes of it: by having written it, voted on it or followed it. */
  isTold: boolean;
}

export function FollowButton({ ideaId, isTold }: FollowButtonProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const { viewer } = useShell();
  const { pathname, search } = useLocation();
  const follow = useFormMutation(FollowIdea, (data) => data.followIdea?.userErrors);
  const unfollow = useFormMutation(UnfollowIdea, (data) => data.unfollowIdea?.userErrors);
  const used = isTold ? unfollow : follow;
  const toggle = async () => {
    if (!(await used.run({ input: { ideaId } }))) return;
    announce(isTold ? t`You will hear no more of this idea.` : t`You will hear what becomes of this idea.`);
  };
  if (viewer === null) {
    return (
      <Link className="button button-quiet" to={withNext('/sign-in', pathname + search)}>
        <Icon name="bell" />
        <Trans>Follow</Trans>
      </Link>
    );
  }
  return (
    <>
      <button
        type="button"
        className={isTold ? 'button button-quiet follow-on' : 'button button-quiet'}
        title={isTold ? t`You hear what becomes of it. Press to hear no more.` : t`Hear what becomes of it`}
        aria-disabled={used.pending || undefined}
        onClick={() => void toggle()}
      >
        <Icon name={isTold ? 'bellOn' : 'bell'} />
        {isTold ? <Trans>Following</Trans> : <Trans>Follow</Trans>}
      </button>
      <FormProblem
        general={used.failure.userErrors.map(({ message }) => message)}
        requestError={used.failure.requestError}
      />
    </>
  );
}
