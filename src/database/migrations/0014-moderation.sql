-- What waits for moderators, what they and bans have hidden, votes that a ban discounts, and whose addresses the audit log still has.

-- A case about an idea or a comment: opened when it is held or first reported, closed when it is neither any more.
CREATE TABLE moderation_items (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  idea_id bigint REFERENCES ideas ON DELETE CASCADE,
  comment_id bigint REFERENCES comments ON DELETE CASCADE,
  -- Why it waits before anybody may see it; null where it was only reported.
  held_for text CHECK (held_for IN ('FIRST_POSTS', 'LINKS', 'REPETITION')),
  opened_at timestamptz(3) NOT NULL DEFAULT now(),
  closed_at timestamptz(3),
  CHECK (num_nonnulls(idea_id, comment_id) = 1)
);
CREATE UNIQUE INDEX moderation_items_idea ON moderation_items (idea_id) WHERE closed_at IS NULL AND idea_id IS NOT NULL;
CREATE UNIQUE INDEX moderation_items_comment ON moderation_items (comment_id) WHERE closed_at IS NULL AND comment_id IS NOT NULL;
CREATE INDEX moderation_items_of_idea ON moderation_items (idea_id) WHERE idea_id IS NOT NULL;
CREATE INDEX moderation_items_of_comment ON moderation_items (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX moderation_items_queue ON moderation_items (opened_at, id) WHERE closed_at IS NULL;

CREATE TABLE content_reports (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  item_id bigint NOT NULL REFERENCES moderation_items ON DELETE CASCADE,
  reporter_id bigint NOT NULL REFERENCES members,
  reason text NOT NULL CHECK (reason IN ('SPAM', 'ABUSE', 'OFF_TOPIC', 'OTHER')),
  note text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  closed_at timestamptz(3)
);
-- One open report a member a case.
CREATE UNIQUE INDEX content_reports_open ON content_reports (item_id, reporter_id) WHERE closed_at IS NULL;
CREATE INDEX content_reports_item ON content_reports (item_id, id);
CREATE INDEX content_reports_reporter ON content_reports (reporter_id, id);

-- What is hidden, what it was before, and whose ban took it along; null where a moderator hid it by hand.
CREATE TABLE hidden_content (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  idea_id bigint UNIQUE REFERENCES ideas ON DELETE CASCADE,
  comment_id bigint UNIQUE REFERENCES comments ON DELETE CASCADE,
  was text NOT NULL CHECK (was IN ('VISIBLE', 'HELD')),
  banned_member_id bigint REFERENCES members,
  hidden_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (num_nonnulls(idea_id, comment_id) = 1)
);
CREATE INDEX hidden_content_ban ON hidden_content (banned_member_id, id) WHERE banned_member_id IS NOT NULL;

-- A hidden idea stands alone. What it was merged into, or what was merged into it, comes together again when both may be seen.
CREATE TABLE parted_ideas (
  source_id bigint PRIMARY KEY REFERENCES ideas ON DELETE CASCADE,
  target_id bigint NOT NULL REFERENCES ideas ON DELETE CASCADE
);
CREATE INDEX parted_ideas_target ON parted_ideas (target_id);

-- Votes of banned members, out of every count, with the ids and times under which they come back.
CREATE TABLE discounted_votes (
  id bigint PRIMARY KEY,
  idea_id bigint NOT NULL REFERENCES ideas ON DELETE CASCADE,
  member_id bigint NOT NULL REFERENCES members,
  direction smallint NOT NULL CHECK (direction IN (1, 0, -1)),
  cast_at timestamptz(3) NOT NULL,
  earns boolean NOT NULL,
  cast_by_id bigint REFERENCES members ON DELETE SET NULL,
  UNIQUE (member_id, idea_id)
);
CREATE INDEX discounted_votes_idea ON discounted_votes (idea_id);

CREATE INDEX members_ban_end ON members (banned_until) WHERE banned_until IS NOT NULL;
-- Addresses are forgotten after a while; the rest of the log stays.
CREATE INDEX audit_events_addresses ON audit_events (created_at) WHERE ip_address IS NOT NULL;
