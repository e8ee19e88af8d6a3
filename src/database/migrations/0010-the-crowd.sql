-- What the crowd's features share: who did what, who is banned, who was erased, who brought whom.

-- Written in the transaction of what it tells of, and never changed but for what would tell of an erased person.
CREATE TABLE audit_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  action text NOT NULL,
  -- Null where the software did it.
  actor_id bigint REFERENCES members ON DELETE SET NULL,
  -- What it was done to, as a node's type and number.
  subject_type text,
  subject_id bigint,
  -- What the sentence about it names.
  details jsonb NOT NULL DEFAULT '{}',
  ip_address inet,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK ((subject_type IS NULL) = (subject_id IS NULL))
);
CREATE INDEX audit_events_actor ON audit_events (actor_id, id DESC);
CREATE INDEX audit_events_subject ON audit_events (subject_type, subject_id, id DESC) WHERE subject_id IS NOT NULL;
CREATE INDEX audit_events_action ON audit_events (action, id DESC);
CREATE INDEX audit_events_time ON audit_events (created_at, id);

ALTER TABLE members
  ADD banned_at timestamptz(3),
  -- Null while banned: for good.
  ADD banned_until timestamptz(3),
  ADD ban_reason text,
  ADD banned_by_id bigint REFERENCES members ON DELETE SET NULL,
  ADD ban_hides_content boolean NOT NULL DEFAULT false,
  ADD ban_discounts_votes boolean NOT NULL DEFAULT false,
  -- The row stays as a nameless tombstone for what the person wrote.
  ADD erased_at timestamptz(3),
  -- Whose link brought them here first.
  ADD via_member_id bigint REFERENCES members ON DELETE SET NULL,
  ADD CHECK ((banned_at IS NULL) = (ban_reason IS NULL)),
  ADD CHECK (banned_at IS NOT NULL OR (banned_until IS NULL AND banned_by_id IS NULL AND NOT ban_hides_content AND NOT ban_discounts_votes)),
  ADD CHECK (erased_at IS NULL OR (email IS NULL AND password_hash IS NULL));
CREATE INDEX members_via ON members (via_member_id) WHERE via_member_id IS NOT NULL;
CREATE INDEX members_banned ON members (banned_at DESC, id DESC) WHERE banned_at IS NOT NULL;
