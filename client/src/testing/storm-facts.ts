import { ADA, PARKS } from './facts.js';

const DAY = 24 * 60 * 60 * 1000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

export const MAY_NOTHING = {
  __typename: 'StormPermissions',
  submit: false,
  update: false,
  withdraw: false,
  end: false,
  postResult: false,
};

/** A session that is open for two more days. */
export const STORM = {
  __typename: 'Storm',
  id: 's1',
  slug: 'night-buses',
  title: 'Night buses?',
  state: 'OPEN',
  opensAt: inDays(-1),
  closesAt: inDays(2.02),
  brief: 'Think **big**.',
  briefHtml: '<p>Think <strong>big</strong>.</p>',
  result: null as string | null,
  resultHtml: null as string | null,
  board: PARKS,
  host: ADA,
  ideaCount: 0,
  viewerCan: { ...MAY_NOTHING, submit: true },
};

export const UPCOMING = {
  ...STORM,
  id: 's2',
  slug: 'snow',
  title: 'Where does the snow go?',
  state: 'UPCOMING',
  opensAt: inDays(3.02),
  closesAt: inDays(9),
  viewerCan: MAY_NOTHING,
};

export const OVER = {
  ...STORM,
  id: 's3',
  slug: 'shade',
  title: 'Where is shade missing?',
  state: 'CLOSED',
  opensAt: inDays(-9),
  closesAt: inDays(-2),
  viewerCan: MAY_NOTHING,
};
