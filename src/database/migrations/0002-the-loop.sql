-- From triage to delivery: what ideas carry for it, the discussion, who follows, and what teams have taken on.

ALTER TABLE community_settings
  ADD archive_after_days integer DEFAULT 180 CHECK (archive_after_days BETWEEN 1 AND 3650),
  -- Idleness never counts from before that setting was last changed.
  ADD archive_setting_changed_at timestamptz(3) NOT NULL DEFAULT now();

ALTER TABLE members
  ADD digest text NOT NULL DEFAULT 'IMMEDIATE' CHECK (digest IN ('OFF', 'IMMEDIATE', 'DAILY', 'WEEKLY'));

-- A team's public commitment to ideas.
CREATE TABLE adoptions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  team_id bigint NOT NULL REFERENCES teams,
  owner_id bigint NOT NULL REFERENCES members,
  title text NOT NULL,
  summary text NOT NULL,
  stage text NOT NULL DEFAULT 'COMMITTED' CHECK (stage IN ('COMMITTED', 'BUILDING', 'PILOT', 'DELIVERED', 'DROPPED')),
  target_date date,
  outcome text CHECK (outcome IN ('FULL', 'PARTIAL')),
  -- The response that its supporters read last: with the promise, the delivery or the drop; Markdown.
  response text NOT NULL,
  adopted_at timestamptz(3) NOT NULL DEFAULT now(),
  delivered_at timestamptz(3),
  dropped_at timestamptz(3),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK ((stage = 'DELIVERED') = (outcome IS NOT NULL AND delivered_at IS NOT NULL)),
  CHECK ((stage = 'DROPPED') = (dropped_at IS NOT NULL))
);
-- Which ideas it is or was about. While an adoption is under way or delivered, its ideas point back at it; a dropped one keeps these rows alone.
CREATE TABLE adoption_ideas (
  adoption_id bigint NOT NULL REFERENCES adoptions ON DELETE CASCADE,
  idea_id bigint NOT NULL REFERENCES ideas ON DELETE CASCADE,
  joined_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (adoption_id, idea_id)
);
CREATE INDEX adoption_ideas_idea ON adoption_ideas (idea_id);
CREATE TABLE adoption_updates (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  adoption_id bigint NOT NULL REFERENCES adoptions ON DELETE CASCADE,
  author_id bigint NOT NULL REFERENCES members,
  body text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX adoption_updates_adoption ON adoption_updates (adoption_id, id DESC);

ALTER TABLE ideas
  ADD team_id bigint REFERENCES teams ON DELETE SET NULL,
  ADD assignee_id bigint REFERENCES members,
  ADD adoption_id bigint REFERENCES adoptions,
  ADD merged_at timestamptz(3),
  -- The end of the chain of merges; null where the idea is not merged. How many ideas end at this one.
  ADD root_id bigint REFERENCES ideas CHECK (root_id <> id),
  ADD merged_count integer NOT NULL DEFAULT 0 CHECK (merged_count >= 0),
  -- Imported support of the ideas merged into this one, directly or not: part of its counts, too.
  ADD merged_promotes integer NOT NULL DEFAULT 0 CHECK (merged_promotes >= 0),
  ADD merged_demotes integer NOT NULL DEFAULT 0 CHECK (merged_demotes >= 0),
  ADD follower_count integer NOT NULL DEFAULT 0 CHECK (follower_count >= 0),
  ADD internal_note_count integer NOT NULL DEFAULT 0 CHECK (internal_note_count >= 0),
  -- Idleness never counts from before this: when the row came to be, which for imported ones is the import, or was revived.
  ADD idle_from timestamptz(3) NOT NULL DEFAULT now(),
  -- When the author was told that it will be archived.
  ADD archive_notice_at timestamptz(3),
  ADD CHECK ((merged_into_id IS NULL) = (root_id IS NULL)),
  ADD CHECK ((merged_into_id IS NULL) = (merged_at IS NULL));
CREATE INDEX ideas_root ON ideas (root_id) WHERE root_id IS NOT NULL;
CREATE INDEX ideas_adoption ON ideas (adoption_id) WHERE adoption_id IS NOT NULL;

ALTER TABLE status_changes
  -- Taken back by its actor within a minute; it stays in the history, and so does the row that reverses it.
  ADD is_undone boolean NOT NULL DEFAULT false,
  ADD reverses_id bigint UNIQUE REFERENCES status_changes;

-- While an idea has ideas merged into it, a withdrawal writes a vote without direction there: the inherited one must not come through again.
ALTER TABLE votes DROP CONSTRAINT votes_direction_check, ADD CONSTRAINT votes_direction_check CHECK (direction IN (1, 0, -1));

-- Following by hand; whoever wrote or voted learns of an idea without it. `follows` false: muted.
CREATE TABLE idea_follows (
  member_id bigint NOT NULL REFERENCES members ON DELETE CASCADE,
  idea_id bigint NOT NULL REFERENCES ideas ON DELETE CASCADE,
  follows boolean NOT NULL,
  changed_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (member_id, idea_id)
);
CREATE INDEX idea_follows_idea ON idea_follows (idea_id, member_id);

CREATE TABLE comments (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  idea_id bigint NOT NULL REFERENCES ideas ON DELETE CASCADE,
  author_id bigint NOT NULL REFERENCES members,
  -- The comment that it replies to; one level deep.
  parent_id bigint REFERENCES comments,
  body text NOT NULL,
  is_official boolean NOT NULL DEFAULT false,
  -- For product teams alone; a reply to such a one is such a one.
  is_internal boolean NOT NULL DEFAULT false,
  -- Accepted as part of the idea.
  is_extension boolean NOT NULL DEFAULT false,
  accepted_at timestamptz(3),
  accepted_by_id bigint REFERENCES members,
  like_count integer NOT NULL DEFAULT 0 CHECK (like_count >= 0),
  moderation text NOT NULL DEFAULT 'VISIBLE' CHECK (moderation IN ('VISIBLE', 'HELD', 'HIDDEN')),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  deleted_by_id bigint REFERENCES members,
  CHECK (is_extension = (accepted_at IS NOT NULL)),
  CHECK (NOT (is_internal AND is_extension))
);
CREATE INDEX comments_idea ON comments (idea_id, id);
CREATE INDEX comments_parent ON comments (parent_id, id) WHERE parent_id IS NOT NULL;
CREATE INDEX comments_author ON comments (author_id, id DESC);
