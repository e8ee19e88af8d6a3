import { StorageError, type Storage } from './storage.js';

/**
 * Tries at the start whether files can be kept. A store that is only down keeps nobody from reading and voting.
 * @returns lines for whoever started the process
 * @throws StorageError where the settings are wrong
 */
export async function checkStorage(storage: Storage): Promise<string[]> {
  try {
    await storage.probe();
    return [];
  } catch (error) {
    if (error instanceof StorageError && error.mayPass) return [error.message];
    throw error;
  }
}
