-- Who is told what, on the page and by mail.

-- In the addresses of mails that unsubscribe with one press, whoever is signed in; never part of the API.
ALTER TABLE members ADD unsubscribe_key uuid NOT NULL UNIQUE DEFAULT gen_random_uuid();

-- What is to be told of one mutation. Whoever it concerns gets one notification of it, whatever it touched and in however many ways.
CREATE TABLE notification_causes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Null where the software did it.
  actor_id bigint REFERENCES members,
  adoption_id bigint REFERENCES adoptions ON DELETE CASCADE,
  adoption_update_id bigint REFERENCES adoption_updates ON DELETE CASCADE,
  comment_id bigint REFERENCES comments ON DELETE CASCADE,
  -- Where the ideas were merged into.
  target_id bigint REFERENCES ideas ON DELETE CASCADE,
  -- Members up to this one, by id, were told; null once everybody was.
  told_up_to bigint DEFAULT 0,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX notification_causes_age ON notification_causes (created_at);

-- The ideas that a cause is about, each with what it is to whoever takes part in it.
CREATE TABLE notification_cause_ideas (
  cause_id bigint NOT NULL REFERENCES notification_causes ON DELETE CASCADE,
  idea_id bigint NOT NULL REFERENCES ideas ON DELETE CASCADE,
  kind text NOT NULL,
  status_change_id bigint REFERENCES status_changes ON DELETE CASCADE,
  PRIMARY KEY (cause_id, idea_id)
);
CREATE INDEX notification_cause_ideas_change ON notification_cause_ideas (status_change_id) WHERE status_change_id IS NOT NULL;

-- Members whom a cause addresses by name, whatever they take part in.
CREATE TABLE notification_cause_members (
  cause_id bigint NOT NULL REFERENCES notification_causes ON DELETE CASCADE,
  member_id bigint NOT NULL REFERENCES members ON DELETE CASCADE,
  kind text NOT NULL,
  idea_id bigint NOT NULL REFERENCES ideas ON DELETE CASCADE,
  PRIMARY KEY (cause_id, member_id, kind)
);

CREATE TABLE notifications (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  recipient_id bigint NOT NULL REFERENCES members ON DELETE CASCADE,
  cause_id bigint NOT NULL REFERENCES notification_causes ON DELETE CASCADE,
  -- The strongest of what the cause is to the recipient, and by which idea.
  kind text NOT NULL,
  idea_id bigint NOT NULL REFERENCES ideas ON DELETE CASCADE,
  read_at timestamptz(3),
  -- Waits for the recipient's next mail of several.
  awaits_digest boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (recipient_id, cause_id)
);
CREATE INDEX notifications_recipient ON notifications (recipient_id, id DESC);
CREATE INDEX notifications_unread ON notifications (recipient_id, id DESC) WHERE read_at IS NULL;
CREATE INDEX notifications_pending ON notifications (recipient_id, created_at) WHERE awaits_digest;
CREATE INDEX notifications_cause ON notifications (cause_id);
CREATE INDEX notifications_age ON notifications (created_at);
