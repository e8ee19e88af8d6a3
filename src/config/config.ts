import 'reflect-metadata';
import { resolve } from 'node:path';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';
import {
  missingForS3,
  StorageEnvironment,
  storageSettings,
  type StorageSettings,
} from './storage-settings.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const JOBS = ['here', 'apart'] as const;

/** The environment as given; an empty variable counts as absent. Nobody but this file reads `process.env`. */
class Environment extends StorageEnvironment {
  @IsOptional()
  @IsUrl(
    { protocols: ['postgres', 'postgresql'], require_tld: false, require_protocol: true },
    { message: 'must be a postgres:// URL' },
  )
  DATABASE_URL?: string;

  @IsString()
  DATA_DIR: string = './data';

  @Transform(({ value }) => (/^\d+$/.test(String(value)) ? Number(value) : value))
  @IsInt({ message: 'must be a whole number' })
  @Min(0)
  @Max(65535)
  PORT: number = 3000;

  @IsOptional()
  @IsString()
  HOST?: string;

  @IsOptional()
  @IsUrl(
    { protocols: ['http', 'https'], require_tld: false, require_protocol: true },
    { message: 'must be an http(s) URL' },
  )
  PUBLIC_URL?: string;

  @IsOptional()
  @IsUrl(
    { protocols: ['smtp', 'smtps'], require_tld: false, require_protocol: true },
    { message: 'must be an smtp(s):// URL' },
  )
  SMTP_URL?: string;

  @IsOptional()
  @IsString()
  MAIL_FROM?: string;

  @IsOptional()
  @IsEmail({}, { message: 'must be an e-mail address' })
  ADMIN_EMAIL?: string;

  @IsOptional()
  @MinLength(12, { message: 'must have at least 12 characters' })
  ADMIN_PASSWORD?: string;

  @IsIn(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  @Transform(({ value }) => (/^\d+$/.test(String(value)) ? Number(value) : value))
  @IsInt({ message: 'must be a whole number' })
  @Min(0)
  @Max(10)
  TRUST_PROXY: number = 0;

  @IsIn(JOBS, { message: `must be one of ${JOBS.join(', ')}` })
  JOBS: (typeof JOBS)[number] = 'here';
}

/** A wrong setting, named in one line. */
export class ConfigError extends Error {}

export class Config {
  /** Absent: a demo on the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** Absolute folder of the embedded PostgreSQL. */
  readonly dataDir: string;
  readonly storage: StorageSettings;
  /** Whether stored files that the database knows nothing of go however many they are. */
  readonly sweepsAll: boolean;
  readonly port: number;
  readonly host: string;
  private siteUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly adminEmail: string | undefined;
  readonly adminPassword: string | undefined;
  readonly logLevel: string;
  /** How many proxies in front may be believed about the caller's address. */
  readonly trustedProxies: number;
  /** Whether the server runs background jobs itself; workers always do. */
  readonly runsJobs: boolean;
  readonly isDemo: boolean;

  constructor(environment: Environment) {
    this.isDemo = environment.DATABASE_URL === undefined;
    this.databaseUrl = environment.DATABASE_URL;
    this.dataDir = resolve(environment.DATA_DIR);
    this.storage = storageSettings(environment, this.dataDir);
    this.sweepsAll = environment.STORAGE_SWEEP === 'all';
    this.port = environment.PORT;
    this.host = environment.HOST ?? '127.0.0.1';
    this.siteUrl = environment.PUBLIC_URL?.replace(/\/+$/, '');
    this.smtpUrl = environment.SMTP_URL;
    this.mailFrom = environment.MAIL_FROM ?? `no-reply@${new URL(this.publicUrl).hostname}`;
    this.adminEmail = environment.ADMIN_EMAIL?.toLowerCase();
    this.adminPassword = environment.ADMIN_PASSWORD;
    this.logLevel = environment.LOG_LEVEL;
    this.trustedProxies = environment.TRUST_PROXY;
    this.runsJobs = environment.JOBS === 'here';
  }

  /** Where people reach the site, without a slash at the end. */
  get publicUrl(): string {
    return this.siteUrl ?? `http://127.0.0.1:${this.port}`;
  }

  /** Whether mail leaves; a demo shows what would. */
  get sendsMail(): boolean {
    return this.isDemo || this.smtpUrl !== undefined;
  }

  /** Tells which port PORT=0 became. */
  listensOn(port: number): void {
    this.siteUrl ??= `http://127.0.0.1:${port}`;
  }
}

/** @throws ConfigError naming the first setting that is wrong */
export function loadConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const environment = plainToInstance(Environment, given, { exposeDefaultValues: true });
  const [first] = validateSync(environment, { skipMissingProperties: false });
  if (first) {
    throw new ConfigError(
      `${first.property} ${Object.values(first.constraints ?? { wrong: 'is wrong' })[0]?.replace(`${first.property} `, '')}.`,
    );
  }
  if ((environment.ADMIN_EMAIL === undefined) !== (environment.ADMIN_PASSWORD === undefined)) {
    const missing = environment.ADMIN_EMAIL === undefined ? 'ADMIN_EMAIL' : 'ADMIN_PASSWORD';
    throw new ConfigError(`${missing} must be set too: ADMIN_EMAIL and ADMIN_PASSWORD go together.`);
  }
  const missing = missingForS3(environment);
  if (missing !== null) throw new ConfigError(`${missing} must be set: STORAGE=s3 needs it.`);
  const config = new Config(environment);
  if (config.isDemo && !['127.0.0.1', '::1', 'localhost'].includes(config.host)) {
    throw new ConfigError(
      'HOST must stay on loopback without DATABASE_URL: the demo has accounts with known passwords.',
    );
  }
  if (config.isDemo && config.smtpUrl !== undefined) {
    throw new ConfigError('SMTP_URL needs DATABASE_URL: the demo mails nobody.');
  }
  if (config.isDemo && !config.runsJobs) {
    throw new ConfigError('JOBS=apart needs DATABASE_URL: a demo runs its own jobs.');
  }
  return config;
}
