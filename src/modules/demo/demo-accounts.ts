import type { MemberRole } from '../../common/auth/viewer.js';

export interface DemoAccount {
  email: string;
  /** Known to everybody: a demo listens on loopback only. */
  password: string;
  displayName: string;
  /** What the account is for, as printed at the start. */
  role: 'customer' | 'product team' | 'moderator' | 'administrator';
  memberRole: MemberRole;
  /** Slugs of the teams that it belongs to. */
  teams: readonly string[];
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    email: 'customer@demo.example',
    password: 'demo-customer',
    displayName: 'Casey Morgan',
    role: 'customer',
    memberRole: 'MEMBER',
    teams: [],
  },
  {
    email: 'team@demo.example',
    password: 'demo-product-team',
    displayName: 'Dana Whitfield',
    role: 'product team',
    memberRole: 'MEMBER',
    teams: ['city-planning', 'city-services'],
  },
  {
    email: 'moderator@demo.example',
    password: 'demo-moderator',
    displayName: 'Mina Okafor',
    role: 'moderator',
    memberRole: 'MODERATOR',
    teams: [],
  },
  {
    email: 'admin@demo.example',
    password: 'demo-administrator',
    displayName: 'Alex Reyes',
    role: 'administrator',
    memberRole: 'ADMIN',
    teams: [],
  },
];
