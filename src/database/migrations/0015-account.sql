-- One's own account: another address, handles given up, the export of what is kept, and what is left to clear after an erasure.

-- EMAIL_CHANGE: the address `email` becomes that of the member.
ALTER TABLE mail_links
  DROP CONSTRAINT mail_links_purpose_check,
  DROP CONSTRAINT mail_links_check,
  DROP CONSTRAINT mail_links_check1,
  ADD CONSTRAINT mail_links_purpose_check CHECK (purpose IN ('SIGN_UP', 'SIGN_IN', 'SETUP', 'EMAIL_CHANGE')),
  ADD CONSTRAINT mail_links_member_check CHECK ((purpose IN ('SIGN_IN', 'EMAIL_CHANGE')) = (member_id IS NOT NULL)),
  ADD CONSTRAINT mail_links_email_check CHECK ((purpose IN ('SIGN_UP', 'EMAIL_CHANGE')) = (email IS NOT NULL)),
  ADD CONSTRAINT mail_links_sign_up_check CHECK ((purpose = 'SIGN_UP') = (display_name IS NOT NULL AND password_hash IS NOT NULL));

-- The address that a member last asked for: a link of an earlier one is void.
CREATE TABLE email_changes (
  member_id bigint PRIMARY KEY REFERENCES members ON DELETE CASCADE,
  email text NOT NULL CHECK (email = lower(email)),
  requested_at timestamptz(3) NOT NULL DEFAULT now()
);

-- Handles that members have given up: old addresses and mentions lead to them still, and nobody else takes one for a while. A handle that somebody
-- has is theirs, whatever stands here.
CREATE TABLE former_handles (
  handle text PRIMARY KEY,
  member_id bigint NOT NULL REFERENCES members ON DELETE CASCADE,
  given_up_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX former_handles_member ON former_handles (member_id);

-- The latest export of each member's data. Its file is named by its key.
CREATE TABLE data_exports (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  member_id bigint NOT NULL UNIQUE REFERENCES members ON DELETE CASCADE,
  file_key text NOT NULL UNIQUE,
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'READY', 'FAILED')),
  -- How often it was begun, by processes that died, too.
  attempts integer NOT NULL DEFAULT 0,
  locale text NOT NULL,
  requested_at timestamptz(3) NOT NULL DEFAULT now(),
  ready_at timestamptz(3),
  expires_at timestamptz(3),
  byte_size bigint,
  CHECK ((state = 'READY') = (ready_at IS NOT NULL AND expires_at IS NOT NULL AND byte_size IS NOT NULL))
);
CREATE INDEX data_exports_expiry ON data_exports (expires_at) WHERE state = 'READY';

-- Texts of others that still name a person who was erased; goes when the last is done.
CREATE TABLE name_erasures (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  handles text[] NOT NULL,
  -- Which text is being gone through, and how far.
  part text,
  after_id bigint NOT NULL DEFAULT 0
);
