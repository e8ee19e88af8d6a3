-- Mail that waits to be sent. The letter itself is composed when it is sent, so that nothing secret lies here.
CREATE TABLE mails (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  template text NOT NULL,
  payload jsonb NOT NULL,
  member_id bigint REFERENCES members ON DELETE CASCADE,
  -- SENDING is committed before the server is spoken to: whatever is found in it after a crash may have gone out, and is UNCERTAIN.
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENDING', 'SENT', 'DROPPED', 'FAILED', 'UNCERTAIN')),
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz(3) NOT NULL DEFAULT now(),
  -- The process that is sending it.
  sender text,
  error text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  ended_at timestamptz(3)
);
CREATE INDEX mails_waiting ON mails (due_at, id) WHERE state = 'WAITING';
CREATE INDEX mails_troubled ON mails (state, id DESC) WHERE state IN ('SENDING', 'FAILED', 'UNCERTAIN');
CREATE INDEX mails_member ON mails (member_id) WHERE member_id IS NOT NULL;
