import { Injectable } from '@nestjs/common';

/** The process's clock, injectable so that tests can move it. Cast times are the database's, never this one's. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
