import { Injectable } from '@nestjs/common';

/** So many within a window that starts with the first. */
export interface ThrottleLimit {
  points: number;
  seconds: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Every limit on how often; read at each use, so that a test may set its own. A network is an IPv4 address or an IPv6 /64. */
@Injectable()
export class ThrottleLimits {
  /** Wrong passwords for one account, known or not. */
  signInByAccount: ThrottleLimit = { points: 10, seconds: 15 * MINUTE };
  /** Wrong passwords from one network, whatever the account. */
  signInByNetwork: ThrottleLimit = { points: 50, seconds: 15 * MINUTE };
  /** Mails with a link to one address: sign-ups and sign-in links together. */
  mailedLinkByAddress: ThrottleLimit = { points: 5, seconds: HOUR };
  /** Mails with a link that one network asked for. */
  mailedLinkByNetwork: ThrottleLimit = { points: 20, seconds: HOUR };
  /** Ideas of one member. */
  submitIdea: ThrottleLimit = { points: 30, seconds: HOUR };
  /** Ideas from one network, whoever submits them. */
  submitIdeaByNetwork: ThrottleLimit = { points: 200, seconds: HOUR };
  /** Changes of one member to their ideas. */
  editIdea: ThrottleLimit = { points: 60, seconds: HOUR };
  /** Changes to ideas from one network, whoever makes them. */
  editIdeaByNetwork: ThrottleLimit = { points: 400, seconds: HOUR };
  /** Votes, switches and withdrawals of one member, in one process. */
  vote: ThrottleLimit = { points: 600, seconds: MINUTE };
  /** The same from one network, in one process. */
  voteByNetwork: ThrottleLimit = { points: 6000, seconds: MINUTE };
  /** Votes that one member casts for customers. */
  castVoteFor: ThrottleLimit = { points: 300, seconds: HOUR };
  /** Comments and notes of one member, changes to them, and what they accept of others as part of ideas. */
  comment: ThrottleLimit = { points: 120, seconds: 10 * MINUTE };
  /** The same from one network, whoever does it. */
  commentByNetwork: ThrottleLimit = { points: 600, seconds: 10 * MINUTE };
  /** Reports of one member. */
  report: ThrottleLimit = { points: 30, seconds: HOUR };
  /** Reports from one network. */
  reportByNetwork: ThrottleLimit = { points: 100, seconds: HOUR };
  /** Likes of one member, given and taken back, in one process. */
  like: ThrottleLimit = { points: 600, seconds: MINUTE };
  /** The same from one network, in one process. */
  likeByNetwork: ThrottleLimit = { points: 6000, seconds: MINUTE };
  /** Files of one member. */
  upload: ThrottleLimit = { points: 100, seconds: HOUR };
  /** Changes of one's own account. */
  updateProfile: ThrottleLimit = { points: 60, seconds: HOUR };
  /** Other handles that one member takes. */
  changeHandle: ThrottleLimit = { points: 5, seconds: 30 * 24 * HOUR };
  /** Other addresses that one member asks for. */
  changeEmail: ThrottleLimit = { points: 5, seconds: HOUR };
  /** Handles that one member types to confirm that the account is to go. */
  deleteAccount: ThrottleLimit = { points: 20, seconds: HOUR };
  /** Exports of their data that one member asks for. */
  requestExport: ThrottleLimit = { points: 5, seconds: HOUR };
  /** WebSockets and subscriptions that one network opens, in one process. */
  subscribe: ThrottleLimit = { points: 600, seconds: MINUTE };
  /** Ideas that one member follows or mutes, in one process. */
  follow: ThrottleLimit = { points: 300, seconds: MINUTE };
  /** The same from one network, in one process. */
  followByNetwork: ThrottleLimit = { points: 3000, seconds: MINUTE };
  /** Questions for similar ideas from one network, in one process. */
  similar: ThrottleLimit = { points: 300, seconds: MINUTE };
  /** Questions of one member for whom to mention, in one process. */
  mention: ThrottleLimit = { points: 300, seconds: MINUTE };
  /** Markdown previews from one network, in one process. */
  preview: ThrottleLimit = { points: 600, seconds: MINUTE };
}
export type ThrottleKind = keyof ThrottleLimits;
