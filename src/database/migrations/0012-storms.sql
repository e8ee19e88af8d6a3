-- Storm sessions: a question that stands open for a time, the ideas submitted into it, and who is told of it.

CREATE TABLE storms (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  board_id bigint NOT NULL REFERENCES boards ON DELETE CASCADE,
  host_id bigint NOT NULL REFERENCES members,
  title text NOT NULL,
  brief text NOT NULL,
  -- Whether it is open is nowhere written down: these and the clock say it.
  opens_at timestamptz(3) NOT NULL,
  closes_at timestamptz(3) NOT NULL,
  -- When it was to close, where it was ended before.
  planned_closes_at timestamptz(3),
  result text,
  result_posted_at timestamptz(3),
  -- Once members were told that it has opened, or it was over before anybody could be.
  opening_told_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (id, board_id),
  CHECK (opens_at <= closes_at),
  CHECK (closes_at <= planned_closes_at),
  CHECK ((result IS NULL) = (result_posted_at IS NULL))
);
CREATE INDEX storms_opening ON storms (opens_at, id);
CREATE INDEX storms_closing ON storms (closes_at, id);
CREATE INDEX storms_board ON storms (board_id);
CREATE INDEX storms_host ON storms (host_id, id);
CREATE INDEX storms_untold ON storms (opens_at) WHERE opening_told_at IS NULL;

-- An idea is submitted into a storm of its own board; it leaves the storm with the board.
ALTER TABLE ideas
  ADD storm_id bigint,
  ADD CONSTRAINT ideas_storm_fk FOREIGN KEY (storm_id, board_id) REFERENCES storms (id, board_id);
-- One for all orders: a storm has few enough ideas to sort, and only its own ideas' votes pay for it.
CREATE INDEX ideas_storm ON ideas (storm_id, id) WHERE storm_id IS NOT NULL;

-- News need not be of an idea any more: of a storm, of a badge, of what moderators decided.
ALTER TABLE notification_causes
  ADD storm_id bigint REFERENCES storms ON DELETE CASCADE,
  ADD storm_kind text CHECK (storm_kind IN ('STORM_OPENED', 'STORM_CLOSED')),
  ADD badge_key text,
  ADD moderation text CHECK (moderation IN ('HIDDEN', 'RESTORED', 'APPROVED')),
  -- How many contributions of the one who is told were moderated.
  ADD moderated_count integer CHECK (moderated_count > 0),
  ADD CHECK ((storm_id IS NULL) = (storm_kind IS NULL)),
  ADD CHECK ((moderation IS NULL) = (moderated_count IS NULL)),
  ADD CHECK (num_nonnulls(storm_id, badge_key, moderation) <= 1);
CREATE INDEX notification_causes_storm ON notification_causes (storm_id) WHERE storm_id IS NOT NULL;

ALTER TABLE notification_cause_members
  ALTER idea_id DROP NOT NULL,
  ADD CHECK ((idea_id IS NULL) = (kind IN ('STORM_OPENED', 'STORM_CLOSED', 'BADGE_AWARDED')));
ALTER TABLE notifications
  ALTER idea_id DROP NOT NULL,
  ADD CHECK ((idea_id IS NULL) = (kind IN ('STORM_OPENED', 'STORM_CLOSED', 'BADGE_AWARDED')));
