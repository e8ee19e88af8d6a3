import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger };

/** Under which the process's logger is injected. */
export const LOGGER = Symbol('logger');

/** What of an error may hold a row's values, such as somebody's address: PostgreSQL's own words beside its message, and what a statement was given. */
const TELLING = ['detail', 'where', 'internalQuery', 'parameters', 'driverError'];

/** An error as a log may hold it. */
export function plainError(error: Error): object {
  const plain: Record<string, unknown> = { ...pino.stdSerializers.err(error) };
  for (const name of TELLING) Reflect.deleteProperty(plain, name);
  return plain;
}

/** JSON lines on standard error; nothing secret is ever handed to it, and these paths are cut in case. */
export function createLogger(level: string, to: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      redact: ['req.headers.cookie', 'req.headers.authorization', 'password', 'token'],
      serializers: { err: plainError },
      base: null,
    },
    to,
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
