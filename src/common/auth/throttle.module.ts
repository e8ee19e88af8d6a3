import { Module } from '@nestjs/common';
import { Throttle } from './throttle.js';
import { ThrottleLimits } from './throttle-limits.js';

@Module({ providers: [Throttle, ThrottleLimits], exports: [Throttle, ThrottleLimits] })
export class ThrottleModule {}
