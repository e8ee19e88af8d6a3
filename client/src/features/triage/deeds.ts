import { useCallback, useEffect, useState } from 'react';
import type { FormFailure } from '../../graphql/use-form-mutation.js';

/** What was just done, and the way back. */
interface Deed {
  message: string;
  /** Until when it can be taken back, or at least is worth saying, ms. */
  until: number;
  /** Takes it back; answers with why not. */
  undo?: () => Promise<FormFailure | null>;
  link?: { to: string; label: string };
}

export const DEED_SHOWN_MS = 60_000;

export interface Deeds {
  latest: Deed | undefined;
  /** Why something could not be done, or taken back. */
  failure: FormFailure | null;
  undoing: boolean;
  add(deed: Deed): void;
  fail(failure: FormFailure): void;
  /** Takes the latest back; false where there is none to take back. */
  undo(): Promise<boolean>;
  dismiss(): void;
}

/** The latest deeds, each until its time is up; taking one back uncovers the one before. */
export function useDeeds(): Deeds {
  const [deeds, setDeeds] = useState<readonly Deed[]>([]);
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const [undoing, setUndoing] = useState(false);
  const latest = deeds.at(-1);

  const remove = useCallback((gone: Deed) => {
    setFailure(null);
    setDeeds((now) => now.filter((deed) => deed !== gone));
  }, []);
  useEffect(() => {
    if (!latest || undoing) return undefined;
    const timer = setTimeout(() => remove(latest), Math.max(0, latest.until - Date.now()));
    return () => clearTimeout(timer);
  }, [latest, undoing, remove]);

  const add = useCallback((deed: Deed) => {
    setFailure(null);
    setDeeds((now) => [...now.filter(({ until }) => until > Date.now()), deed]);
  }, []);
  const undo = async () => {
    if (!latest?.undo || undoing) return false;
    setUndoing(true);
    const refused = await latest.undo();
    setUndoing(false);
    if (refused) setFailure(refused);
    else remove(latest);
    return !refused;
  };
  const dismiss = useCallback(() => {
    setFailure(null);
    if (latest) remove(latest);
  }, [latest, remove]);
  return { latest, failure, undoing, add, fail: setFailure, undo, dismiss };
}
