import { Fragment, useSyncExternalStore, type ReactNode } from 'react';
import { claimDrafts, draftsTurn, onForgotten } from './drafts.js';
import { useShell } from './shell.js';

/** What stands below finds no drafts but those of who is here, and starts anew when it is somebody else. */
export function OwnDrafts({ children }: { children: ReactNode }) {
  const { viewer } = useShell();
  if (viewer) claimDrafts(viewer.member.id);
  const turn = useSyncExternalStore(onForgotten, draftsTurn);
  return <Fragment key={turn}>{children}</Fragment>;
}
