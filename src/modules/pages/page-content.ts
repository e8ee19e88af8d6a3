import type { Markup } from './markup.js';
import type { PageHead } from './page-head.js';

export interface PageContent {
  head: PageHead;
  body: Markup;
  /** The path where this content belongs, if that is another one. */
  movedTo?: string;
}
