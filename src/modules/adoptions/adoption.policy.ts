import type { Viewer } from '../../common/auth/viewer.js';

/** Whether the viewer may act for a team: its members, and administrators. */
export const actsForTeam = (viewer: Viewer | null, teamId: number): boolean =>
  viewer !== null && (viewer.role === 'ADMIN' || viewer.teamIds.includes(teamId));

/** Change, report on, deliver, drop and reopen: the adoption's team. Ideas that join must be the viewer's to triage, too. */
export const canEditAdoption = (viewer: Viewer | null, adoption: { teamId: number }): boolean =>
  actsForTeam(viewer, adoption.teamId);
