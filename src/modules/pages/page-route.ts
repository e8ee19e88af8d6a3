import { decodeIdOf } from '../../common/graphql/node-id.js';

/** Pages of the client that are the same for everybody, by path. */
const PLAIN = {
  '/submit': 'submit',
  '/sign-in': 'signIn',
  '/sign-in/link': 'signIn',
  '/sign-up': 'signUp',
  '/verify-email': 'verifyEmail',
  '/forgot-password': 'forgotPassword',
  '/account': 'profile',
  '/account/email': 'address',
  '/account/sessions': 'sessions',
  '/account/data': 'personalData',
  '/account/deleted': 'accountDeleted',
  '/account/password': 'password',
  '/account/notifications': 'mailSettings',
  '/notifications': 'notifications',
  '/triage': 'triage',
  '/moderation': 'moderation',
  '/admin/audit': 'audit',
  '/insights': 'insights',
  '/admin/boards': 'adminBoards',
  '/admin/teams': 'adminTeams',
  '/admin/members': 'adminMembers',
  '/admin/community': 'adminCommunity',
  '/admin/workflow': 'workflow',
  '/admin/reputation': 'reputation',
  '/admin/operations': 'operations',
  '/setup': 'setup',
} as const;
export type PlainPage = (typeof PLAIN)[keyof typeof PLAIN];

/** What the client's addresses mean; it has the same list. */
export type PageRoute =
  | { kind: 'ideas' }
  | { kind: 'board'; slug: string }
  | { kind: 'idea'; number: number; segment: string }
  | { kind: 'member'; handle: string }
  | { kind: 'people' }
  | { kind: 'roadmap' }
  | { kind: 'ideasInAction' }
  | { kind: 'adoption'; number: number; segment: string }
  | { kind: 'storms' }
  | { kind: 'storm'; slug: string }
  | { kind: 'plain'; name: PlainPage; path: string };

const MAX_NUMBER = 999_999_999;

const isPlain = (path: string): path is keyof typeof PLAIN => Object.hasOwn(PLAIN, path);

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

function adoptionNumber(segment: string): number | null {
  try {
    return decodeIdOf('Adoption', segment);
  } catch {
    return null;
  }
}

/** @param path of the request, still percent-encoded; null for what no page of the client is at */
export function pageRoute(path: string): PageRoute | null {
  const trimmed = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  if (path === '/') return { kind: 'ideas' };
  if (isPlain(trimmed)) return { kind: 'plain', name: PLAIN[trimmed], path: trimmed };
  if (trimmed === '/people') return { kind: 'people' };
  if (trimmed === '/roadmap') return { kind: 'roadmap' };
  if (trimmed === '/ideas-in-action') return { kind: 'ideasInAction' };
  if (trimmed === '/storms') return { kind: 'storms' };
  const [, section, raw, ...rest] = trimmed.split('/');
  const segment = raw === undefined ? null : decoded(raw);
  if (rest.length > 0 || segment === null || segment === '' || segment.includes('\0')) return null;
  if (section === 'boards') return { kind: 'board', slug: segment };
  if (section === 'storms') return { kind: 'storm', slug: segment };
  if (section === 'members') return { kind: 'member', handle: segment };
  if (section === 'adoptions') {
    const adoption = adoptionNumber(segment);
    return adoption === null ? null : { kind: 'adoption', number: adoption, segment };
  }
  const number = section === 'ideas' ? Number(/^[1-9]\d*(?=-|$)/.exec(segment)?.[0]) : NaN;
  return number <= MAX_NUMBER ? { kind: 'idea', number, segment } : null;
}

/** What filters or orders a list; other parameters, such as those of campaigns, change nothing that is shown. */
const FILTERS = [
  'q',
  'order',
  'stage',
  'status',
  'tag',
  'author',
  'mine',
  'unanswered',
  'team',
  'board',
  'view',
  'period',
  'tab',
];

export const isFiltered = (query: URLSearchParams): boolean => FILTERS.some((name) => query.has(name));
