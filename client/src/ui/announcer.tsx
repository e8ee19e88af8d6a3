import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

const AnnounceContext = createContext<(message: string) => void>(() => undefined);

/** One polite live region for the whole page: what changed elsewhere than where the focus is. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ message: '', count: 0 });
  const announce = useCallback(
    (message: string) => setSaid((before) => ({ message, count: before.count + 1 })),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      <output className="visually-hidden" aria-live="polite">
        <span key={said.count}>{said.message}</span>
      </output>
    </AnnounceContext>
  );
}

export const useAnnounce = () => useContext(AnnounceContext);
