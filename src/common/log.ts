import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

export type { Logger };

/** Under which the process's logger is injected. */
export const LOGGER = Symbol('logger');

/** JSON lines on standard error; nothing secret is ever handed to it, and these paths are cut in case. */
export function createLogger(level: string): Logger {
  return pino(
    { level, redact: ['req.headers.cookie', 'req.headers.authorization', 'password', 'token'], base: null },
    pino.destination(2),
  );
}

/** Nest's own lines through ours: its start-up chatter only when debugging. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown): void {
    this.logger.debug(String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ detail: rest.map(String) }, String(message));
  }
  warn(message: unknown): void {
    this.logger.warn(String(message));
  }
  debug(message: unknown): void {
    this.logger.debug(String(message));
  }
}
