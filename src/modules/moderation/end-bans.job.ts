declare module '../../jobs/job-queue.js' {
  interface JobMap {
    /** Clears away bans whose time is over, with what they took along. Whoever was banned may sign in before that already. */
    'end-bans': object;
  }
}

/** Every ten minutes, beside the job at the moment itself. */
export const END_BANS_AT = '*/10 * * * *';
