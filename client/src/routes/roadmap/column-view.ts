import type { CombinedError } from '@urql/core';
import type { ReactNode } from 'react';
import type { FragmentOf } from '../../graphql/graphql.js';
import type { AdoptionCardFields } from '../../features/adoptions/adoption-card.js';
import type { AdoptionStage } from '../../features/adoptions/adoption-stage.js';

/** A column of the roadmap, whatever it is by. */
export interface ColumnView {
  key: string;
  name: string;
  /** Of all that is in it. */
  stage?: AdoptionStage;
  isOverdue?: boolean;
  hint?: ReactNode;
  rows: ReadonlyArray<FragmentOf<typeof AdoptionCardFields> & { id: string }>;
  /** undefined until known. */
  totalCount: number | undefined;
  loading: boolean;
  error: CombinedError | undefined;
  hasMore: boolean;
  loadMore(): void;
  retry(): void;
  /** Below the last card. */
  after?: ReactNode;
}
