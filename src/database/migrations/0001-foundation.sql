-- The house: people, teams, boards, the workflow, ideas, votes and what is derived from them.
-- Every time is timestamptz(3): the API speaks milliseconds, and keyset cursors must read back exactly what is stored.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE community_settings (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  name text NOT NULL DEFAULT 'Groundswell',
  points_per_vote integer NOT NULL DEFAULT 10 CHECK (points_per_vote BETWEEN 1 AND 1000),
  response_promise_days integer NOT NULL DEFAULT 30 CHECK (response_promise_days BETWEEN 1 AND 3650),
  logo_url text,
  accent_color text NOT NULL DEFAULT '#0b7285' CHECK (accent_color ~ '^#[0-9a-f]{6}$'),
  is_demo boolean NOT NULL DEFAULT false
);
INSERT INTO community_settings DEFAULT VALUES;

-- Half-life and origin of POPULAR. Votes read this row FOR SHARE; whoever changes it takes it FOR UPDATE, recomputes
-- every score in the same transaction and raises the generation.
CREATE TABLE ranking_clock (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  half_life_days double precision NOT NULL DEFAULT 30 CHECK (half_life_days BETWEEN 1 AND 3650),
  origin timestamptz(3) NOT NULL DEFAULT now(),
  generation integer NOT NULL DEFAULT 1
);
INSERT INTO ranking_clock DEFAULT VALUES;

CREATE TABLE members (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  handle text NOT NULL UNIQUE CHECK (handle = lower(handle)),
  display_name text NOT NULL,
  email text UNIQUE CHECK (email = lower(email)),
  email_verified_at timestamptz(3),
  password_hash text,
  role text NOT NULL DEFAULT 'MEMBER' CHECK (role IN ('MEMBER', 'MODERATOR', 'ADMIN')),
  locale text,
  joined_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE sessions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  member_id bigint NOT NULL REFERENCES members ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE,
  user_agent text,
  link_redeemed_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  last_seen_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX sessions_member ON sessions (member_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- What a mailed link (or the first start's set-up link) stands for; only the hash of its secret is kept. A sign-up waits here, complete,
-- until its address is verified: no member exists before.
CREATE TABLE mail_links (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('SIGN_UP', 'SIGN_IN', 'SETUP')),
  token_hash bytea NOT NULL UNIQUE,
  member_id bigint REFERENCES members ON DELETE CASCADE,
  email text,
  display_name text,
  password_hash text,
  locale text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  CHECK ((purpose = 'SIGN_IN') = (member_id IS NOT NULL)),
  CHECK ((purpose = 'SIGN_UP') = (email IS NOT NULL AND display_name IS NOT NULL AND password_hash IS NOT NULL))
);
CREATE INDEX mail_links_expiry ON mail_links (expires_at);
CREATE INDEX mail_links_member ON mail_links (member_id);

-- In the form that rate-limiter-flexible asks for.
CREATE TABLE rate_limits (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);

CREATE TABLE teams (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  name text NOT NULL
);
CREATE TABLE team_members (
  team_id bigint NOT NULL REFERENCES teams ON DELETE CASCADE,
  member_id bigint NOT NULL REFERENCES members ON DELETE CASCADE,
  PRIMARY KEY (team_id, member_id)
);
CREATE INDEX team_members_member ON team_members (member_id);

CREATE TABLE boards (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  name text NOT NULL,
  description text,
  visibility text NOT NULL DEFAULT 'PUBLIC' CHECK (visibility IN ('PUBLIC', 'MEMBERS', 'TEAMS')),
  vote_budget integer CHECK (vote_budget > 0),
  hold_first_posts integer NOT NULL DEFAULT 0 CHECK (hold_first_posts >= 0),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE TABLE board_teams (
  board_id bigint NOT NULL REFERENCES boards ON DELETE CASCADE,
  team_id bigint NOT NULL REFERENCES teams ON DELETE CASCADE,
  PRIMARY KEY (board_id, team_id)
);
CREATE INDEX board_teams_team ON board_teams (team_id);

CREATE TABLE statuses (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL UNIQUE,
  name text NOT NULL,
  stage text NOT NULL CHECK (stage IN ('SUBMITTED', 'REVIEW', 'ADOPTED', 'BUILDING', 'DELIVERED', 'CLOSED', 'ARCHIVED')),
  color text NOT NULL CHECK (color ~ '^#[0-9a-f]{6}$'),
  position integer NOT NULL UNIQUE,
  outcome text CHECK (outcome IN ('FULL', 'PARTIAL')),
  requires_response boolean NOT NULL DEFAULT false,
  CHECK ((stage = 'DELIVERED') = (outcome IS NOT NULL))
);
CREATE TABLE status_transitions (
  from_status_id bigint NOT NULL REFERENCES statuses ON DELETE CASCADE,
  to_status_id bigint NOT NULL REFERENCES statuses ON DELETE CASCADE,
  PRIMARY KEY (from_status_id, to_status_id)
);

INSERT INTO statuses (key, name, stage, color, position, outcome, requires_response) VALUES
  ('new', 'New', 'SUBMITTED', '#5c6b7a', 1, NULL, false),
  ('acknowledged', 'Acknowledged', 'REVIEW', '#1c7ed6', 2, NULL, false),
  ('under-review', 'Under review', 'REVIEW', '#1864ab', 3, NULL, true),
  ('adopted', 'Adopted', 'ADOPTED', '#7048e8', 4, NULL, true),
  ('in-development', 'In development', 'BUILDING', '#b35c00', 5, NULL, false),
  ('partially-implemented', 'Partially implemented', 'DELIVERED', '#5c940d', 6, 'PARTIAL', true),
  ('implemented', 'Implemented', 'DELIVERED', '#2b8a3e', 7, 'FULL', true),
  ('already-offered', 'Already offered', 'CLOSED', '#66707a', 8, NULL, true),
  ('not-planned', 'Not planned', 'CLOSED', '#66707a', 9, NULL, true),
  ('archived', 'Archived', 'ARCHIVED', '#868e96', 10, NULL, false);
INSERT INTO status_transitions (from_status_id, to_status_id)
SELECT f.id, t.id
FROM (VALUES
  ('new', ARRAY['acknowledged', 'under-review', 'already-offered', 'not-planned', 'archived']),
  ('acknowledged', ARRAY['under-review', 'already-offered', 'not-planned', 'archived']),
  ('under-review', ARRAY['already-offered', 'not-planned', 'archived']),
  ('already-offered', ARRAY['under-review']),
  ('not-planned', ARRAY['under-review']),
  ('archived', ARRAY['new', 'under-review'])
) AS step (from_key, to_keys)
JOIN statuses f ON f.key = step.from_key
JOIN statuses t ON t.key = ANY (step.to_keys);

CREATE TABLE ideas (
  id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  board_id bigint NOT NULL REFERENCES boards,
  author_id bigint NOT NULL REFERENCES members,
  status_id bigint NOT NULL REFERENCES statuses,
  -- The status's stage, kept here so that one partial index can tell what lists show.
  stage text NOT NULL CHECK (stage IN ('SUBMITTED', 'REVIEW', 'ADOPTED', 'BUILDING', 'DELIVERED', 'CLOSED', 'ARCHIVED')),
  title text NOT NULL,
  body text NOT NULL,
  excerpt text NOT NULL,
  tags text[] NOT NULL DEFAULT '{}',
  promote_count integer NOT NULL DEFAULT 0 CHECK (promote_count >= 0),
  demote_count integer NOT NULL DEFAULT 0 CHECK (demote_count >= 0),
  net_votes integer NOT NULL GENERATED ALWAYS AS (promote_count - demote_count) STORED,
  -- Signed: above 0 it is part of promote_count, below 0 of demote_count.
  imported_support integer NOT NULL DEFAULT 0,
  score double precision NOT NULL DEFAULT 0,
  score_peak double precision NOT NULL DEFAULT 0,
  controversy double precision NOT NULL DEFAULT 0,
  comment_count integer NOT NULL DEFAULT 0 CHECK (comment_count >= 0),
  version integer NOT NULL DEFAULT 1,
  triage_version integer NOT NULL DEFAULT 1,
  moderation text NOT NULL DEFAULT 'VISIBLE' CHECK (moderation IN ('VISIBLE', 'HELD', 'HIDDEN')),
  merged_into_id bigint REFERENCES ideas CHECK (merged_into_id <> id),
  is_imported boolean NOT NULL DEFAULT false,
  official_response_id bigint,
  answered_at timestamptz(3),
  due_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  active_at timestamptz(3) NOT NULL DEFAULT now(),
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  deleted_by_id bigint REFERENCES members,
  deletion_reason text,
  -- Present for the public of its board, whatever the stage.
  is_present boolean NOT NULL GENERATED ALWAYS AS (merged_into_id IS NULL AND moderation = 'VISIBLE' AND deleted_at IS NULL) STORED,
  -- What a list without filter shows.
  is_listed boolean NOT NULL GENERATED ALWAYS AS (
    merged_into_id IS NULL AND moderation = 'VISIBLE' AND deleted_at IS NULL AND stage <> 'ARCHIVED') STORED
);
CREATE INDEX ideas_popular ON ideas (score DESC, id DESC) WHERE is_listed;
CREATE INDEX ideas_top ON ideas (net_votes DESC, id DESC) WHERE is_listed;
CREATE INDEX ideas_newest ON ideas (created_at DESC, id DESC) WHERE is_listed;
CREATE INDEX ideas_active ON ideas (active_at DESC, id DESC) WHERE is_listed;
CREATE INDEX ideas_controversial ON ideas (controversy DESC, id DESC) WHERE is_listed;
CREATE INDEX ideas_board_popular ON ideas (board_id, score DESC, id DESC) WHERE is_listed;
CREATE INDEX ideas_board_top ON ideas (board_id, net_votes DESC, id DESC) WHERE is_listed;
CREATE INDEX ideas_board_newest ON ideas (board_id, created_at DESC, id DESC) WHERE is_listed;
CREATE INDEX ideas_board_active ON ideas (board_id, active_at DESC, id DESC) WHERE is_listed;
CREATE INDEX ideas_board_controversial ON ideas (board_id, controversy DESC, id DESC) WHERE is_listed;
CREATE INDEX ideas_author ON ideas (author_id, created_at DESC, id DESC);
CREATE INDEX ideas_status ON ideas (status_id, created_at DESC, id DESC) WHERE is_present;
CREATE INDEX ideas_merged_into ON ideas (merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE TABLE status_changes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  idea_id bigint NOT NULL REFERENCES ideas ON DELETE CASCADE,
  from_status_id bigint REFERENCES statuses,
  to_status_id bigint NOT NULL REFERENCES statuses,
  actor_id bigint REFERENCES members,
  response text,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX status_changes_idea ON status_changes (idea_id, id DESC);
ALTER TABLE ideas ADD CONSTRAINT ideas_official_response_fk FOREIGN KEY (official_response_id) REFERENCES status_changes;

-- What an idea said before its author changed it; for moderators.
CREATE TABLE idea_revisions (
  idea_id bigint NOT NULL REFERENCES ideas ON DELETE CASCADE,
  version integer NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  replaced_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (idea_id, version)
);

-- What search matches, apart from ideas: a vote rewrites the idea's row, and must not touch these indexes.
-- Tokens are made in the server, since PostgreSQL's own parser depends on the database's LC_CTYPE.
CREATE TABLE idea_search (
  idea_id bigint PRIMARY KEY REFERENCES ideas ON DELETE CASCADE,
  vector tsvector NOT NULL,
  title_key text NOT NULL,
  tags text[] NOT NULL
);
CREATE INDEX idea_search_vector ON idea_search USING gin (vector);
CREATE INDEX idea_search_title ON idea_search USING gin (title_key gin_trgm_ops);
CREATE INDEX idea_search_tags ON idea_search USING gin (tags);

CREATE TABLE votes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  idea_id bigint NOT NULL REFERENCES ideas ON DELETE CASCADE,
  member_id bigint NOT NULL REFERENCES members,
  direction smallint NOT NULL CHECK (direction IN (1, -1)),
  cast_at timestamptz(3) NOT NULL,
  UNIQUE (idea_id, member_id)
);
CREATE INDEX votes_member ON votes (member_id, idea_id);
CREATE INDEX votes_supporters ON votes (idea_id, cast_at DESC, id DESC) WHERE direction = 1;

-- Sharded sums of what is present: a row is bumped by whoever changes an idea of that board and status, and no two
-- connections need meet on one row.
CREATE TABLE idea_counters (
  board_id bigint NOT NULL REFERENCES boards ON DELETE CASCADE,
  status_id bigint NOT NULL REFERENCES statuses ON DELETE CASCADE,
  shard smallint NOT NULL,
  ideas bigint NOT NULL DEFAULT 0,
  votes bigint NOT NULL DEFAULT 0,
  comments bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (board_id, status_id, shard)
);
CREATE TABLE member_counters (
  shard smallint PRIMARY KEY,
  members bigint NOT NULL DEFAULT 0
);

CREATE TABLE idempotency_keys (
  member_id bigint NOT NULL REFERENCES members ON DELETE CASCADE,
  mutation text NOT NULL,
  key text NOT NULL,
  input_hash bytea NOT NULL,
  result_id bigint NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (member_id, mutation, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

-- What an import made of which foreign row; makes importing again change nothing.
CREATE TABLE import_records (
  source text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('MEMBER', 'IDEA')),
  external_id text NOT NULL,
  target_id bigint NOT NULL,
  PRIMARY KEY (source, kind, external_id)
);
