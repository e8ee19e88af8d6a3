-- Triage: what a team may take back, statuses that have left the workflow, reply templates, and the inbox's indexes.

-- Made by a team's own hand, one by one or in bulk: only that can be taken back; what an adoption or a job does cannot.
ALTER TABLE status_changes ADD is_undoable boolean NOT NULL DEFAULT false;

-- Out of the workflow; the row stays, since history names it for ever.
ALTER TABLE statuses ADD retired_at timestamptz(3);

CREATE TABLE reply_templates (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  team_id bigint NOT NULL REFERENCES teams ON DELETE CASCADE,
  name text NOT NULL,
  body text NOT NULL,
  UNIQUE (team_id, name)
);

-- The inbox: what waits for an answer, soonest due first. Ideas without a due time come last: a keyset has no room for null.
CREATE INDEX ideas_waiting ON ideas (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00'), id) WHERE is_listed AND answered_at IS NULL;
-- Few ideas have either, so that most votes pay nothing for these.
CREATE INDEX ideas_team ON ideas (team_id) WHERE team_id IS NOT NULL;
CREATE INDEX ideas_assignee ON ideas (assignee_id) WHERE assignee_id IS NOT NULL;
