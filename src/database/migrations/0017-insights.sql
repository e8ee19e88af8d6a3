-- Insights: numbers for product teams that are rolled up by day and by idea, and who came by whose link.

-- The handle in the link that a sign-up came by; looked up only when its member is made.
ALTER TABLE mail_links
  ADD via_handle text,
  ADD CHECK (via_handle IS NULL OR purpose = 'SIGN_UP');

-- What is counted by day is found by its time. Votes, most of all, come in the order of time, so that this index grows at its end.
CREATE INDEX votes_time ON votes (cast_at);
CREATE INDEX comments_time ON comments (created_at);
CREATE INDEX members_joined ON members (joined_at);

-- Votes and comments of each closed day, in UTC, by the board on which their ideas stand now; a day without any has no row.
CREATE TABLE insight_days (
  day date NOT NULL,
  board_id bigint NOT NULL REFERENCES boards ON DELETE CASCADE,
  votes integer NOT NULL CHECK (votes >= 0),
  comments integer NOT NULL CHECK (comments >= 0),
  PRIMARY KEY (day, board_id)
);
CREATE TABLE insight_member_days (
  day date PRIMARY KEY,
  members integer NOT NULL CHECK (members > 0)
);

-- What the numbers need to know of each idea, far narrower than the idea itself.
CREATE TABLE insight_ideas (
  idea_id bigint PRIMARY KEY REFERENCES ideas ON DELETE CASCADE,
  board_id bigint NOT NULL,
  created_at timestamptz(3) NOT NULL,
  -- Whether the idea counts: present, in whatever stage. Whether its votes and comments do: visible and not deleted, merged or not.
  is_counted boolean NOT NULL,
  has_votes_counted boolean NOT NULL,
  is_imported boolean NOT NULL,
  -- Seconds from its creation to its first official response; null without one.
  answered_after bigint,
  -- Listed, submitted here and without an official response; when that is due.
  is_waiting boolean NOT NULL,
  due_at timestamptz(3),
  -- A bit for each stage that it ever reached, SUBMITTED being 1, in the order of the workflow.
  reached smallint NOT NULL,
  -- Whether the promise to answer it was kept; null while that is open, or where none was made.
  promise_kept boolean
);
CREATE INDEX insight_ideas_time ON insight_ideas (created_at);
CREATE INDEX insight_ideas_waiting ON insight_ideas (board_id, created_at) INCLUDE (due_at) WHERE is_waiting;

-- What is to be counted again. Rows are only ever added, so that nobody waits for anybody here; a job takes them away.
CREATE TABLE insight_idea_marks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  idea_id bigint NOT NULL,
  marked_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE TABLE insight_day_marks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('CONTENT', 'MEMBERS')),
  day date NOT NULL,
  marked_at timestamptz(3) NOT NULL DEFAULT now()
);
INSERT INTO insight_idea_marks (idea_id) SELECT id FROM ideas ORDER BY id;

-- Days before `closed_until` are rolled up. The days before `closing_until` are to be, once every transaction older than `barrier` has ended.
CREATE TABLE insight_state (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  closed_until date NOT NULL DEFAULT '-infinity',
  closing_until date NOT NULL DEFAULT '-infinity',
  barrier xid8,
  CHECK (closed_until <= closing_until)
);
INSERT INTO insight_state DEFAULT VALUES;

-- Who the influencers of a range of days were, as last counted, and how long that took.
CREATE TABLE insight_influencers (
  -- The boards' ids, ascending, with commas.
  scope text NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  groups jsonb NOT NULL,
  computed_at timestamptz(3) NOT NULL,
  took_ms integer NOT NULL,
  used_on date NOT NULL,
  PRIMARY KEY (scope, from_day, to_day)
);

-- Who changes a day that is over marks it, in the same transaction, whatever part of the program it is: hence triggers. Their conditions are
-- checked without calling anything, so that what happens today, votes above all, pays next to nothing. The clock is the wall's, not the
-- transaction's: what is not marked before midnight belongs to a transaction that began before it, and closing the day waits for those.
CREATE FUNCTION insight_mark_vote() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_ARGV[0] = 'before' THEN
    INSERT INTO insight_day_marks (kind, day) VALUES ('CONTENT', (OLD.cast_at AT TIME ZONE 'UTC')::date);
  ELSE
    INSERT INTO insight_day_marks (kind, day) VALUES ('CONTENT', (NEW.cast_at AT TIME ZONE 'UTC')::date);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER insight_vote_before AFTER UPDATE OR DELETE ON votes FOR EACH ROW
  WHEN (OLD.cast_at < date_trunc('day', clock_timestamp(), 'UTC')) EXECUTE FUNCTION insight_mark_vote('before');
CREATE TRIGGER insight_vote_after AFTER INSERT OR UPDATE ON votes FOR EACH ROW
  WHEN (NEW.cast_at < date_trunc('day', clock_timestamp(), 'UTC')) EXECUTE FUNCTION insight_mark_vote('after');

CREATE FUNCTION insight_mark_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_ARGV[0] = 'before' THEN
    INSERT INTO insight_day_marks (kind, day) VALUES ('CONTENT', (OLD.created_at AT TIME ZONE 'UTC')::date);
  ELSE
    INSERT INTO insight_day_marks (kind, day) VALUES ('CONTENT', (NEW.created_at AT TIME ZONE 'UTC')::date);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER insight_comment_before AFTER UPDATE OF idea_id, is_internal, moderation, created_at, deleted_at OR DELETE ON comments FOR EACH ROW
  WHEN (OLD.created_at < date_trunc('day', clock_timestamp(), 'UTC')) EXECUTE FUNCTION insight_mark_comment('before');
CREATE TRIGGER insight_comment_after AFTER INSERT OR UPDATE OF idea_id, is_internal, moderation, created_at, deleted_at ON comments FOR EACH ROW
  WHEN (NEW.created_at < date_trunc('day', clock_timestamp(), 'UTC')) EXECUTE FUNCTION insight_mark_comment('after');

CREATE FUNCTION insight_mark_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_ARGV[0] = 'before' THEN
    INSERT INTO insight_day_marks (kind, day) VALUES ('MEMBERS', (OLD.joined_at AT TIME ZONE 'UTC')::date);
  ELSE
    INSERT INTO insight_day_marks (kind, day) VALUES ('MEMBERS', (NEW.joined_at AT TIME ZONE 'UTC')::date);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER insight_member_before AFTER UPDATE OF joined_at, email_verified_at, erased_at OR DELETE ON members FOR EACH ROW
  WHEN (OLD.joined_at < date_trunc('day', clock_timestamp(), 'UTC')) EXECUTE FUNCTION insight_mark_member('before');
CREATE TRIGGER insight_member_after AFTER INSERT OR UPDATE OF joined_at, email_verified_at, erased_at ON members FOR EACH ROW
  WHEN (NEW.joined_at < date_trunc('day', clock_timestamp(), 'UTC')) EXECUTE FUNCTION insight_mark_member('after');

-- An idea is marked whenever it changes; whether days change with it is found out when it is counted. A vote changes none of these columns.
CREATE FUNCTION insight_mark_idea() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO insight_idea_marks (idea_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER insight_idea_made AFTER INSERT ON ideas FOR EACH ROW EXECUTE FUNCTION insight_mark_idea();
CREATE TRIGGER insight_idea_changed
  AFTER UPDATE OF board_id, status_id, stage, moderation, merged_into_id, is_imported, answered_at, due_at, created_at, deleted_at ON ideas FOR EACH ROW
  WHEN ((OLD.board_id, OLD.status_id, OLD.stage, OLD.moderation, OLD.merged_into_id, OLD.is_imported, OLD.answered_at, OLD.due_at, OLD.created_at, OLD.deleted_at)
    IS DISTINCT FROM (NEW.board_id, NEW.status_id, NEW.stage, NEW.moderation, NEW.merged_into_id, NEW.is_imported, NEW.answered_at, NEW.due_at, NEW.created_at, NEW.deleted_at))
  EXECUTE FUNCTION insight_mark_idea();

CREATE FUNCTION insight_mark_promise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO insight_idea_marks (idea_id) VALUES (NEW.idea_id);
  RETURN NULL;
END $$;
CREATE TRIGGER insight_promise_settled AFTER INSERT OR UPDATE OF was_kept ON answer_promises FOR EACH ROW
  WHEN (NEW.was_kept IS NOT NULL) EXECUTE FUNCTION insight_mark_promise();

-- A status that no idea has any more may change its stage; history reads it by the new one.
CREATE FUNCTION insight_mark_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO insight_idea_marks (idea_id)
  SELECT DISTINCT idea_id FROM status_changes WHERE from_status_id = NEW.id OR to_status_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER insight_status_changed AFTER UPDATE OF stage ON statuses FOR EACH ROW
  WHEN (OLD.stage <> NEW.stage) EXECUTE FUNCTION insight_mark_status();
