/** The client's pages that mails lead to. */
export const notificationsUrl = (publicUrl: string): string => `${publicUrl}/notifications`;
export const preferencesUrl = (publicUrl: string): string => `${publicUrl}/account/notifications`;
