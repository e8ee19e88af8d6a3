-- Reputation, badges and insights after their first months.

-- When somebody first came onto the list: what they go on doing puts the look at their badges off, but not for ever.
ALTER TABLE badge_checks ADD first_at timestamptz(3) NOT NULL DEFAULT now();

-- Extensions of merged ideas are thanked for at delivery, imported ideas earn their authors nothing: the ledger is gone through once more.
INSERT INTO reputation_backfill (idea_id) SELECT 0 WHERE EXISTS (SELECT 1 FROM ideas)
ON CONFLICT (id) DO UPDATE SET idea_id = 0, member_id = 0;

-- Whatever the number of tens: the rule says how many.
UPDATE badge_kinds SET description = 'Others liked their comments' WHERE description = 'Others liked ten of their comments';
