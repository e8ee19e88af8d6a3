import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useResetApi } from '../../graphql/api-provider.js';

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
