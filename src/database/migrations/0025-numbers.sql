-- Reputation, badges and insights after their first months.

-- When somebody first came onto the list: what they go on doing puts the look at their badges off, but not for ever.
ALTER TABLE badge_checks ADD first_at timestamptz(3) NOT NULL DEFAULT now();

-- Extensions of merged ideas are thanked for at delivery, imported ideas earn their authors nothing: the ledger is gone through once more.
INSERT INTO reputation_backfill (idea_id) SELECT 0 WHERE EXISTS (SELECT 1 FROM ideas)
ON CONFLICT (id) DO UPDATE SET idea_id = 0, member_id = 0;

-- Whatever the number of tens: the rule says how many.
UPDATE badge_kinds SET description = 'Others liked their comments' WHERE description = 'Others liked ten of their comments';

-- Whose influencers are counted by night: sets of boards that somebody looked at lately. Counts made for nobody yet do not make them be looked at.
CREATE TABLE insight_scopes (
  -- A digest of the boards' ids: of many boards these are longer than a key may be.
  key text PRIMARY KEY,
  board_ids bigint[] NOT NULL,
  used_on date NOT NULL
);
-- All of it is counted anew, by other formulas.
DROP TABLE insight_influencers;
CREATE TABLE insight_influencers (
  scope text NOT NULL REFERENCES insight_scopes ON DELETE CASCADE,
  from_day date NOT NULL,
  to_day date NOT NULL,
  groups jsonb NOT NULL,
  computed_at timestamptz(3) NOT NULL,
  took_ms integer NOT NULL,
  used_on date NOT NULL,
  PRIMARY KEY (scope, from_day, to_day)
);
