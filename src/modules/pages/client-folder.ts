import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';

/** Where the built client lies; it need not be there yet. */
@Injectable()
export class ClientFolder {
  /** Absolute. The same way up from src/ and from dist/. */
  path = fileURLToPath(new URL('../../../client/dist', import.meta.url));
}
