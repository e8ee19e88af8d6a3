-- What archived an idea, and what became of each promise to answer.

-- For want of activity, by a job: whoever cares may bring it back.
ALTER TABLE ideas ADD is_idle_archived boolean NOT NULL DEFAULT false;

-- A promise to answer an idea: made when a member's idea becomes public on a public board, and kept or broken for good once it falls due, whatever
-- becomes of the idea. `was_kept` is null until it was settled.
CREATE TABLE answer_promises (
  idea_id bigint PRIMARY KEY REFERENCES ideas ON DELETE CASCADE,
  due_at timestamptz(3) NOT NULL,
  was_kept boolean
);
CREATE INDEX answer_promises_open ON answer_promises (due_at, idea_id) WHERE was_kept IS NULL;
INSERT INTO answer_promises (idea_id, due_at)
SELECT i.id, i.due_at FROM ideas i JOIN boards b ON b.id = i.board_id
WHERE i.due_at IS NOT NULL AND NOT i.is_imported AND b.visibility = 'PUBLIC';

-- How many were settled, and how many of them were kept.
CREATE TABLE promise_totals (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  settled bigint NOT NULL DEFAULT 0,
  kept bigint NOT NULL DEFAULT 0
);
INSERT INTO promise_totals DEFAULT VALUES;
