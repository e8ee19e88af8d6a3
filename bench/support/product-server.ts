import { MeasuredProcess } from './measured-process.js';

const PROGRAM = new URL('../../dist/main.js', import.meta.url);

/** The built server, unchanged, on that database; without jobs, which would run within the minutes that are measured. */
export const startProduct = (databaseUrl: string): Promise<MeasuredProcess> =>
  MeasuredProcess.start(PROGRAM, {
    DATABASE_URL: databaseUrl,
    SMTP_URL: 'smtp://127.0.0.1:1',
    PORT: '0',
    JOBS: 'apart',
    LOG_LEVEL: 'error',
  });
