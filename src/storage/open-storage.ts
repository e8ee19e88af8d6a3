import type { StorageSettings } from '../config/storage-settings.js';
import { DiskStorage } from './disk-storage.js';
import { S3Storage } from './s3-storage.js';
import type { Storage } from './storage.js';

export const openStorage = (settings: StorageSettings): Storage =>
  settings.kind === 's3' ? new S3Storage(settings) : new DiskStorage(settings.folder);
