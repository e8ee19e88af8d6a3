-- Who earned what: the ledger and its sums, levels, badges.

-- What an import or a team's hand cast for somebody earns nobody reputation.
ALTER TABLE votes ADD earns boolean NOT NULL DEFAULT true;
UPDATE votes SET earns = false WHERE member_id IN (SELECT target_id FROM import_records WHERE kind = 'MEMBER');

-- Who took an idea on, and who delivered: nobody earns by their own act.
ALTER TABLE adoption_ideas ADD joined_by_id bigint REFERENCES members;
UPDATE adoption_ideas ai SET joined_by_id = (
  SELECT c.actor_id FROM status_changes c WHERE c.idea_id = ai.idea_id AND c.created_at >= ai.joined_at ORDER BY c.id LIMIT 1);
ALTER TABLE adoptions ADD delivered_by_id bigint REFERENCES members;
UPDATE adoptions a SET delivered_by_id = (
  SELECT c.actor_id FROM status_changes c JOIN ideas i ON i.id = c.idea_id
  WHERE i.adoption_id = a.id AND c.created_at >= a.delivered_at ORDER BY c.id LIMIT 1)
WHERE a.stage = 'DELIVERED';

-- One row for each thing that earned or cost reputation. What was taken back stays, reversed; done again, the same row counts again, from then on.
-- Rows that count are at any moment exactly what the facts give (ledger-facts.sql.ts). Ideas, comments and members are never removed, and the doctor
-- compares: so that a vote need not pay for foreign keys.
CREATE TABLE reputation_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  member_id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('PROMOTED', 'IDEA_ADOPTED', 'IDEA_DELIVERED', 'EXTENSION_ACCEPTED', 'EXTENSION_DELIVERED', 'FIRST_COMMENT',
    'COMMENT_LIKED', 'CONTENT_REMOVED')),
  idea_id bigint NOT NULL,
  comment_id bigint,
  -- Who promoted or liked; never shown.
  caused_by_id bigint,
  board_id bigint NOT NULL,
  points integer NOT NULL,
  created_at timestamptz(3) NOT NULL,
  reversed_at timestamptz(3)
);
CREATE UNIQUE INDEX reputation_events_deed ON reputation_events (idea_id, kind, coalesce(comment_id, 0), coalesce(caused_by_id, 0));
CREATE INDEX reputation_events_member ON reputation_events (member_id, created_at DESC, id DESC);

-- What a member's rows of the ledger come to: in all, and in the last year, month and week (ISO, UTC) in which they earned or lost anything.
CREATE TABLE member_reputation (
  member_id bigint PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  year_start date NOT NULL DEFAULT '1970-01-01',
  year_points integer NOT NULL DEFAULT 0,
  month_start date NOT NULL DEFAULT '1970-01-01',
  month_points integer NOT NULL DEFAULT 0,
  week_start date NOT NULL DEFAULT '1970-01-01',
  week_points integer NOT NULL DEFAULT 0
);
-- The leaderboards.
CREATE INDEX member_reputation_all ON member_reputation (points DESC, member_id) WHERE points > 0;
CREATE INDEX member_reputation_year ON member_reputation (year_start, year_points DESC, member_id) WHERE year_points > 0;
CREATE INDEX member_reputation_month ON member_reputation (month_start, month_points DESC, member_id) WHERE month_points > 0;
CREATE INDEX member_reputation_week ON member_reputation (week_start, week_points DESC, member_id) WHERE week_points > 0;

-- A member's first comments: on each idea, and on each day.
CREATE INDEX comments_author_idea ON comments (author_id, idea_id, created_at, id) WHERE NOT is_internal;
CREATE INDEX comments_author_day ON comments (author_id, created_at) WHERE NOT is_internal;

CREATE TABLE levels (
  from_points integer PRIMARY KEY CHECK (from_points >= 0),
  name text NOT NULL
);
INSERT INTO levels (from_points, name) VALUES
  (0, 'Newcomer'), (50, 'Contributor'), (250, 'Advocate'), (1000, 'Trailblazer'), (5000, 'Luminary');

-- What can be earned: a rule of the software's with the community's threshold and words.
CREATE TABLE badge_kinds (
  key text PRIMARY KEY,
  rule text NOT NULL CHECK (rule IN ('IDEAS', 'ADOPTIONS', 'DELIVERIES', 'LIKED_COMMENTS', 'EXTENSIONS', 'STORM_IDEAS', 'EARLY_SUPPORT')),
  threshold integer NOT NULL CHECK (threshold BETWEEN 1 AND 1000),
  name text NOT NULL,
  description text NOT NULL,
  position smallint NOT NULL UNIQUE,
  is_enabled boolean NOT NULL DEFAULT true
);
INSERT INTO badge_kinds (key, rule, threshold, name, description, position) VALUES
  ('first-idea', 'IDEAS', 1, 'First idea', 'Submitted an idea', 1),
  ('first-adoption', 'ADOPTIONS', 1, 'Taken up', 'A team adopted their idea', 2),
  ('first-delivery', 'DELIVERIES', 1, 'Made real', 'Their idea was delivered', 3),
  ('liked-comments', 'LIKED_COMMENTS', 10, 'Well said', 'Others liked ten of their comments', 4),
  ('extension', 'EXTENSIONS', 1, 'Co-author', 'A comment of theirs became part of an idea', 5),
  ('storm', 'STORM_IDEAS', 1, 'In the storm', 'Submitted an idea to a storm session', 6),
  ('early-supporter', 'EARLY_SUPPORT', 1, 'Early supporter', 'Was among the first ten to back an idea that was delivered', 7);

-- Awarded once, for good.
CREATE TABLE member_badges (
  member_id bigint NOT NULL REFERENCES members ON DELETE CASCADE,
  badge_key text NOT NULL REFERENCES badge_kinds ON DELETE CASCADE,
  awarded_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (member_id, badge_key)
);
CREATE INDEX member_badges_kind ON member_badges (badge_key);

-- Members whose badges are to be looked at, some minutes after what may have earned them one, so that a slip that was undone earns none.
CREATE TABLE badge_checks (
  member_id bigint PRIMARY KEY REFERENCES members ON DELETE CASCADE,
  due_at timestamptz(3) NOT NULL
);
CREATE INDEX badge_checks_due ON badge_checks (due_at);

-- How far ledger and badges have been gone through from the start: for an installation that is older than them, and badges when a threshold changes.
-- No row once that is done.
CREATE TABLE reputation_backfill (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  -- Ideas up to this one are done; null: all.
  idea_id bigint,
  member_id bigint NOT NULL DEFAULT 0
);
INSERT INTO reputation_backfill (idea_id) SELECT 0 WHERE EXISTS (SELECT 1 FROM ideas);
