/** What the address says about the roadmap. */
export interface RoadmapView {
  by: 'stage' | 'quarter';
  /** Slugs; null for all. */
  board: string | null;
  team: string | null;
}

export function parseRoadmapView(query: URLSearchParams): RoadmapView {
  return {
    by: query.get('by') === 'quarter' ? 'quarter' : 'stage',
    board: query.get('board')?.trim() || null,
    team: query.get('team')?.trim() || null,
  };
}

/** The one way to write it. */
export function roadmapPath({ by, board, team }: RoadmapView): string {
  const query = new URLSearchParams();
  if (by !== 'stage') query.set('by', by);
  if (board) query.set('board', board);
  if (team) query.set('team', team);
  return query.size > 0 ? `/roadmap?${query}` : '/roadmap';
}
