/** What the formulas of influencers hold as constants; docs/INSIGHTS.md derives them. */
export const INFLUENCER_RULES = {
  /** A type takes who scores at least this share of the way up among all who score at all: the strongest tenth. */
  quantile: 0.9,
  /** And at least so much, whatever the others do. */
  connector: 5,
  opinionLeader: 5,
  trendsetter: 2,
  amplifier: 2,
  /** Of a discussion with more people, those count who spoke last in the range. */
  discussionMax: 500,
  /** An idea became popular if it has so many promotes, and is among this share of its board's ideas of its month by points. */
  popularPromotes: 10,
  popularShare: 0.1,
  /** Early is who was among this share of an idea's promotes, and of the first so many. */
  earlyShare: 0.1,
  earlyMax: 10,
  /** How many of each type are named. */
  top: 10,
} as const;
