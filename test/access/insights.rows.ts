import { signedIn, type AccessRows } from '../support/access.js';

/** Numbers for whoever is of a product team, of whichever, and administrators. */
export const insightsRows: AccessRows = {
  'Query.insights': {
    operation: () =>
      '{ it: insights(from: "2027-01-01", to: "2027-01-31") { countedUntil votes { count } } }',
    expected: { ...signedIn('FORBIDDEN'), otherTeam: 'ok', team: 'ok', admin: 'ok' },
  },
};
