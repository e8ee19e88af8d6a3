import type { Client } from '@urql/core';
import { createContext, useContext, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Provider } from 'urql';
import { ApiSession, type CreateClient } from './api-session.js';

const ResetContext = createContext<() => void>(() => undefined);

/** Gives everything below the one API client of the session. */
export function ApiProvider({ create, children }: { create: CreateClient; children: ReactNode }) {
  const [session] = useState(() => new ApiSession(create));
  const client: Client = useSyncExternalStore(session.subscribe, session.getClient);
  return (
    <ResetContext value={session.reset}>
      <Provider value={client}>{children}</Provider>
    </ResetContext>
  );
}

/** To be called once the server has changed who is here. */
export const useResetApi = () => useContext(ResetContext);
