import { join, resolve } from 'node:path';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUrl, Matches } from 'class-validator';

const STORAGE = ['disk', 's3'] as const;
const SWEEPS = ['careful', 'all'] as const;
const STYLES = ['path', 'host'] as const;
const NEEDED_BY_S3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

export interface DiskSettings {
  kind: 'disk';
  /** Absolute. */
  folder: string;
}

export interface S3Settings {
  kind: 's3';
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The bucket is in the path, else in the host's name. */
  isPathStyle: boolean;
}

/** Where uploaded files are kept. */
export type StorageSettings = DiskSettings | S3Settings;

/** Of the environment what is about files. */
export class StorageEnvironment {
  @IsIn(STORAGE, { message: `must be one of ${STORAGE.join(', ')}` })
  STORAGE: (typeof STORAGE)[number] = 'disk';

  @IsOptional()
  @IsString()
  STORAGE_DIR?: string;

  @IsIn(SWEEPS, { message: `must be one of ${SWEEPS.join(', ')}` })
  STORAGE_SWEEP: (typeof SWEEPS)[number] = 'careful';

  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' ? value.replace(/\/+$/, '') : value))
  @IsUrl(
    { protocols: ['http', 'https'], require_tld: false, require_protocol: true },
    { message: 'must be an http(s) URL' },
  )
  S3_ENDPOINT?: string;

  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { message: 'must be the name of a bucket' })
  S3_BUCKET?: string;

  @IsString()
  S3_REGION: string = 'auto';

  @IsOptional()
  @IsString()
  S3_ACCESS_KEY_ID?: string;

  @IsOptional()
  @IsString()
  S3_SECRET_ACCESS_KEY?: string;

  @IsIn(STYLES, { message: `must be one of ${STYLES.join(', ')}` })
  S3_STYLE: (typeof STYLES)[number] = 'path';
}

/** What S3 needs and is not there; null where nothing is missing. */
export const missingForS3 = (environment: StorageEnvironment): string | null =>
  environment.STORAGE === 's3'
    ? (NEEDED_BY_S3.find((name) => environment[name] === undefined) ?? null)
    : null;

/** @param dataDir absolute; under it files are kept where nothing else is said */
export function storageSettings(environment: StorageEnvironment, dataDir: string): StorageSettings {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket } = environment;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (
    environment.STORAGE === 's3' &&
    endpoint !== undefined &&
    bucket !== undefined &&
    accessKeyId !== undefined &&
    secretAccessKey !== undefined
  ) {
    const isPathStyle = environment.S3_STYLE === 'path';
    return {
      kind: 's3',
      endpoint,
      bucket,
      region: environment.S3_REGION,
      accessKeyId,
      secretAccessKey,
      isPathStyle,
    };
  }
  return { kind: 'disk', folder: resolve(environment.STORAGE_DIR ?? join(dataDir, 'attachments')) };
}
