import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useResetApi } from '../../graphql/api-provider.js';
import { forgetDrafts } from './drafts.js';

/** After the server has changed who is here: forget all that was read as someone else, then go on. */
export function useSessionChange() {
  const reset = useResetApi();
  const navigate = useNavigate();
  return useCallback(
    (next: string) => {
      reset();
      void navigate(next, { replace: true });
    },
    [reset, navigate],
  );
}

/** After somebody has left for good, and not only their session: what they were writing goes, too. */
export function useSessionEnd() {
  const changeSession = useSessionChange();
  return useCallback(
    (next: string) => {
      changeSession(next);
      forgetDrafts();
    },
    [changeSession],
  );
}
