import { useEffect, useRef } from 'react';
import { useSubscription } from 'urql';
import { graphql } from '../../graphql/graphql.js';
import { onLiveReturn } from '../../graphql/live-return.js';

export const LiveNotification = graphql(`
  subscription LiveNotification {
    notificationReceived {
      id
      text
    }
  }
`);

/** Calls `received` with each notification as it comes, and with null when some may have been missed. */
export function useLiveNotifications(received: (text: string | null) => void): void {
  const latest = useRef(received);
  useEffect(() => {
    latest.current = received;
  });
  const [{ data }] = useSubscription({ query: LiveNotification });
  const notification = data?.notificationReceived;
  const id = notification?.id;
  const text = notification?.text;
  useEffect(() => {
    if (id !== undefined && text !== undefined) latest.current(text);
  }, [id, text]);
  useEffect(() => onLiveReturn(() => latest.current(null)), []);
}
