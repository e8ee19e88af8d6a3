import { useState } from 'react';
import { useLocation } from 'react-router';

function stored(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** A choice that belongs to an entry of the history: going back to it finds the choice as it was. */
export function useEntryState(name: string): [string | null, (value: string) => void] {
  const { key: entry } = useLocation();
  const key = `${name}:${entry}`;
  const [chosen, setChosen] = useState<{ key: string; value: string | null }>();
  const value = chosen?.key === key ? chosen.value : stored(key);
  const choose = (next: string) => {
    setChosen({ key, value: next });
    try {
      sessionStorage.setItem(key, next);
    } catch {
      // Storage is closed or full: coming back finds no choice.
    }
  };
  return [value, choose];
}
